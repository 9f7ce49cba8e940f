import { expect, it } from "vitest";
import { withTestClinic } from "../testing/test-clinic.ts";

const clinic = withTestClinic();
const lead = () => clinic.signInAs(clinic.here, "quality-lead");

const changes: readonly [string, object][] = [
  ["/api/clinic/hours", { days: ["mon=08:00-12:00,13:00-16:00"] }],
  ["/api/clinic/place", { timeZone: "Europe/Berlin", country: "DE" }],
  ["/api/clinic/closed-days", { day: "2026-12-25", name: "Christmas Day" }],
  ["/api/clinic/closed-days/reopen", { day: "2026-12-25" }],
];

it("lets the quality lead set hours, place and closed days, and leaves a line of each in the audit trail", async () => {
  const cookie = await lead();
  for (const [path, body] of changes.slice(0, 3)) {
    const answer = await clinic.post(path, body, cookie);
    expect(answer.statusCode, answer.body).toBe(200);
  }
  expect((await clinic.get("/api/clinic", cookie)).json()).toMatchObject({
    hours: [
      { weekday: 1, opens: "08:00", closes: "12:00" },
      { weekday: 1, opens: "13:00", closes: "16:00" },
    ],
    ownHours: true,
    timeZone: "Europe/Berlin",
    country: "DE",
    hasCrisisLines: false,
    closedDays: [{ day: "2026-12-25", name: "Christmas Day" }],
  });
  const { rows } = await clinic.store.asSuperuser((client) =>
    client.query(
      "select action from accord.audit_event where organization_id = $1 and action like 'clinic-%' order by action",
      [clinic.here.id],
    ),
  );
  expect(rows.map(({ action }) => action)).toEqual([
    "clinic-country-set",
    "clinic-day-closed",
    "clinic-hours-set",
    "clinic-time-zone-set",
  ]);
  const reopened = await clinic.post("/api/clinic/closed-days/reopen", { day: "2026-12-25" }, cookie);
  expect(reopened.json().closedDays).toEqual([]);
});

it("touches no other clinic", async () => {
  const cookie = await clinic.signInAs(clinic.there, "therapist");
  expect((await clinic.get("/api/clinic", cookie)).json()).toMatchObject({ ownHours: false, country: "US" });
});

it.each(["therapist", "front-desk", "patient"] as const)(
  "shows them to the %s, who may not change them",
  async (role) => {
    const cookie = await clinic.signInAs(clinic.here, role);
    expect((await clinic.get("/api/clinic", cookie)).statusCode).toBe(200);
    for (const [path, body] of changes) expect((await clinic.post(path, body, cookie)).statusCode).toBe(403);
  },
);

it.each([
  ["/api/clinic/hours", { days: ["mon=9-5"] }, "no stretch of a day"],
  ["/api/clinic/hours", { days: [] }, "At least one day"],
  ["/api/clinic/place", { timeZone: "Mars/Olympus", country: "US" }, "no time zone"],
  ["/api/clinic/place", { timeZone: "Europe/Berlin", country: "Germany" }, "no country"],
  ["/api/clinic/closed-days", { day: "2026-02-30", name: "x" }, "no date"],
  ["/api/clinic/closed-days/reopen", { day: "2026-12-24" }, "not among the closed days"],
] as const)("refuses %s %j in a sentence and changes nothing", async (path, body, said) => {
  const cookie = await lead();
  const before = (await clinic.get("/api/clinic", cookie)).json();
  const answer = await clinic.post(path, body, cookie);
  expect(answer.statusCode).toBe(400);
  expect(answer.json().message).toContain(said);
  expect((await clinic.get("/api/clinic", cookie)).json()).toEqual(before);
});
