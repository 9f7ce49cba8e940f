import { describe, expect, it } from "vitest";
import { can } from "../clinical/access/abilities-of.ts";
import { abilityToWrite } from "../clinical/access/ability-to-write.ts";
import type { Assessment } from "../clinical/findings/assessment.ts";
import type { Entry } from "../clinical/record/entry.ts";
import { type DayExpected, REPLAY_DAY_ZERO, vignetteFaults } from "../clinical/simulation/replay-vignette.ts";
import type { Story } from "../clinical/simulation/story.ts";
import type { Vignette } from "../clinical/simulation/vignette.ts";
import { vignetteMoment, vignetteRecord } from "../clinical/simulation/vignette-record.ts";
import { dayNumber, isoDay } from "../clinical/timeline/day-number.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { loadStories } from "../knowledge/load-stories.ts";
import { makeClinic, type TestRole } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import { acknowledgeAlert } from "./acknowledge-alert.ts";
import { appendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { enrolPatient } from "./enrol-patient.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";
import { readChart } from "./read-chart.ts";
import { readRegistryRows } from "./read-registry-rows.ts";
import { sweepDue } from "./sweep-due.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
const ZERO = dayNumber(REPLAY_DAY_ZERO);

/** Alerts each story opens on its way, by day: the item 9 of an intake, and no entry of the three courses after it. */
const ALERTS: Readonly<Record<string, readonly string[]>> = { jordan: ["day -3: PIV-S1 same-day"], maya: [], luis: [] };

const stories = loadStories().stories;
const dayOf = ({ at }: Entry) => dayNumber(at.slice(0, 10)) - ZERO;

/** A clinic that the story's patient has come to, and what is done there on the evening of a day of the story. */
async function enter({ patient, timeZone }: Vignette, birthDate: string | undefined) {
  const clinic = await makeClinic(test.database, []);
  const { people } = clinic;
  const on = (day: number): Workplace => {
    const evening = new Date(vignetteMoment(ZERO, day, "23:59", timeZone)).toISOString();
    return { database: test.database, knowledge, clock: () => evening };
  };
  const run = <T>(day: number, role: TestRole, work: (ctx: Ctx) => Promise<T>) =>
    inOrganization(on(day), people[role], work);
  const team = [
    { personId: people.therapist.personId, role: "therapist", track: "therapy" as const },
    { personId: people.prescriber.personId, role: "prescriber", track: "medication" as const },
  ];
  const { name, sex, language } = patient;
  const { patientId } = await run(-100, "care-manager", (ctx) =>
    enrolPatient(ctx, { name, birthDate, sex, language, team }),
  );
  return { patientId, run, on };
}
type Place = Awaited<ReturnType<typeof enter>>;

/** What a patient answers, or someone outside tells, a clinician puts down. */
function writerOf(entry: Entry, authors: Vignette["authors"]): TestRole {
  const roles = [authors[entry.author?.id ?? ""] ?? "therapist", "therapist", "prescriber"];
  const role = roles.find((one) => can(one, "score.write") && can(one, abilityToWrite(entry)));
  if (role === undefined) throw new Error(`nobody may write ${entry.kind}`);
  return role as TestRole;
}

/** Entries of one day in their order, in runs of one writer each. */
function portions(entries: readonly Entry[], authors: Vignette["authors"]) {
  const runs: { role: TestRole; entries: unknown[] }[] = [];
  for (const entry of entries) {
    const role = writerOf(entry, authors);
    const { author: _, ...sent } = entry;
    const last = runs.at(-1);
    if (last?.role === role) last.entries.push(sent);
    else runs.push({ role, entries: [sent] });
  }
  return runs;
}

/** Writes a day; each alert it opens is answered that evening. Gives the alerts. */
async function writeDay({ patientId, run }: Place, day: number, written: ReturnType<typeof portions>) {
  const opened: string[] = [];
  for (const { role, entries } of written) {
    const { alerts } = await run(day, role, (ctx) => appendEntries(ctx, { patientId, entries }));
    for (const { id: alertId, version, rule, severity } of alerts) {
      opened.push(`day ${day}: ${rule} ${severity}`);
      await run(day, "prescriber", (ctx) => acknowledgeAlert(ctx, { alertId, version, note: "Screened, plan made." }));
    }
  }
  return opened;
}

/** What chart and row say at the end of a day, against its promises. */
async function faultsOf({ patientId, run, on }: Place, promised: DayExpected): Promise<string[]> {
  const { day } = promised;
  await sweepDue(on(day));
  const chart = await run(day, "therapist", (ctx) => readChart(ctx, patientId));
  const { rows } = await run(day, "prescriber", (ctx) => readRegistryRows(ctx, { patients: [patientId] }));
  const row = rows[0]!;
  const rules = chart.findings.map(({ rule }) => rule);
  const stored = [
    ...(row.upToDate && row.derivedOn === isoDay(ZERO + day) ? [] : [`the row is of ${row.derivedOn}`]),
    ...(rules.every((rule) => row.rules?.includes(rule)) ? [] : [`row ${row.rules}, chart ${rules}`]),
    ...(row.openAlerts === 0 ? [] : [`${row.openAlerts} alerts are open`]),
  ];
  return [
    ...stored.map((fault) => `day ${day}: ${fault}`),
    ...vignetteFaults(promised, chart as unknown as Assessment),
  ];
}

async function live({ vignette, expected }: Story) {
  const { patient, entries } = vignetteRecord(vignette, REPLAY_DAY_ZERO, Number.POSITIVE_INFINITY);
  const place = await enter(vignette, patient.birthDate);
  const faults: string[] = [];
  const alerts: string[] = [];
  for (const day of [...new Set([...entries.map(dayOf), ...expected.map(({ day }) => day)])].sort((a, b) => a - b)) {
    const today = entries.filter((entry) => dayOf(entry) === day);
    alerts.push(...(await writeDay(place, day, portions(today, vignette.authors))));
    const promised = expected.find((one) => one.day === day);
    if (promised !== undefined) faults.push(...(await faultsOf(place, promised)));
  }
  return { faults, alerts };
}

describe.each(stories.map((story) => [story.vignette.id, story] as const))("%s through the store", (id, story) => {
  it("keeps what is promised of each day, and opens the alerts of the story and no other", async () => {
    const { faults, alerts } = await live(story);
    expect(faults).toEqual([]);
    expect(alerts).toEqual(ALERTS[id]);
  });
});
