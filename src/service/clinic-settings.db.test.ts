import { expect, it } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { makeClinic } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { changeCountry, changeTimeZone, closeDay, openDay, readClinicSettings, setHours } from "./clinic-settings.ts";
import type { Ctx } from "./context.ts";
import { inOrganization } from "./in-organization.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();

async function clinicAtWork() {
  const { system, organizationId } = await makeClinic(test.database);
  const at = { database: test.database, knowledge, clock: () => "2026-03-02T15:00:00.000Z" };
  const act = <T>(work: (ctx: Ctx) => Promise<T>) => inOrganization(at, system, work);
  return { act, organizationId };
}

it("sets hours, country, zone and closed days, and each change is in the audit trail", async () => {
  const { act, organizationId } = await clinicAtWork();
  expect(await act(readClinicSettings)).toMatchObject({ country: "US", hasCrisisLines: true, ownHours: false });
  await act((ctx) => setHours(ctx, ["tue=10:00-12:00"]));
  await act((ctx) => setHours(ctx, ["mon=08:00-12:00"]));
  await act((ctx) => changeCountry(ctx, "de"));
  await act((ctx) => changeTimeZone(ctx, "Europe/Berlin"));
  await act((ctx) => closeDay(ctx, { day: "2026-12-25", name: " Christmas Day " }));
  await act((ctx) => closeDay(ctx, { day: "2026-12-26", name: "Boxing Day" }));
  await act((ctx) => openDay(ctx, "2026-12-26"));
  expect(await act(readClinicSettings)).toEqual({
    name: "Test Clinic",
    timeZone: "Europe/Berlin",
    country: "DE",
    hasCrisisLines: false,
    hours: [{ weekday: 1, opens: "08:00", closes: "12:00" }],
    ownHours: true,
    closedDays: [{ day: "2026-12-25", name: "Christmas Day" }],
  });
  const { rows } = await test.asSuperuser((client) =>
    client.query(
      "select action from accord.audit_event where organization_id = $1 and action like 'clinic-%' order by seq",
      [organizationId],
    ),
  );
  expect(rows.map(({ action }) => action)).toEqual([
    "clinic-hours-set",
    "clinic-hours-set",
    "clinic-country-set",
    "clinic-time-zone-set",
    "clinic-day-closed",
    "clinic-day-closed",
    "clinic-day-opened",
  ]);
});

const refused: readonly [string, (ctx: Ctx) => Promise<void>, string][] = [
  ["hours that are none", (ctx) => setHours(ctx, ["mon=17:00-09:00"]), "no stretch of a day"],
  ["a country nobody knows", (ctx) => changeCountry(ctx, "XQ"), "no country"],
  ["a country in words", (ctx) => changeCountry(ctx, "Germany"), "no country"],
  ["a zone that is none", (ctx) => changeTimeZone(ctx, "Mars/Olympus"), "no time zone"],
  ["a day that is none", (ctx) => closeDay(ctx, { day: "2026-02-30", name: "x" }), "no date"],
  ["a closed day without a name", (ctx) => closeDay(ctx, { day: "2026-12-25", name: " " }), "needs a name"],
  ["a day that was not closed", (ctx) => openDay(ctx, "2026-12-25"), "not among the closed days"],
];

it.each(refused)("refuses %s in a sentence and changes nothing", async (_, change, said) => {
  const { act } = await clinicAtWork();
  const before = await act(readClinicSettings);
  await expect(act(change)).rejects.toThrow(said);
  expect(await act(readClinicSettings)).toEqual(before);
});
