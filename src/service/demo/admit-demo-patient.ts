import type { Entry } from "../../clinical/record/entry.ts";
import { safetyAlertsFor } from "../../clinical/safety/safety-alerts-for.ts";
import type { DemoPerson } from "../../clinical/simulation/demo-people.ts";
import { dayNumber, isoDay } from "../../clinical/timeline/day-number.ts";
import { addAppointment } from "../../store/appointments.ts";
import { findPatientByIdentifier } from "../../store/patients.ts";
import { appendEntries } from "../append-entries.ts";
import type { Ctx } from "../context.ts";
import { enrolPatient } from "../enrol-patient.ts";
import type { DemoPatient } from "./demo-patient.ts";

/** The identifier system under which a record file's own id is kept. */
export const RECORD_ID = "urn:accord:record";

/** Takes a demo patient in, with team, planned visits and record. Null where the clinic has them already. */
export async function admitDemoPatient(ctx: Ctx, { record, team, visits }: DemoPatient): Promise<string | null> {
  const { id, name, birthDate, sex, language } = record.patient;
  const identifier = { system: RECORD_ID, value: id };
  if ((await findPatientByIdentifier(ctx.tx, identifier)) !== null) return null;
  const interpreterNeeded = record.entries.some(
    (entry) => entry.kind === "profile" && Reflect.get(entry, "interpreterNeeded"),
  );
  const members = team.map((person) => ({ personId: person.id, role: person.role, track: trackOf(person) }));
  const { patientId } = await enrolPatient(ctx, {
    name,
    birthDate,
    sex,
    language,
    interpreterNeeded,
    identifiers: [identifier],
    team: members,
  });
  for (const visit of visits) await addAppointment(ctx.tx, patientId, { id: ctx.newId(), ...visit });
  await keepHistory(ctx, patientId, record.entries);
  return patientId;
}

/**
 * What was raised before today was looked at then, and what a clinician has judged since is no longer open: those entries come
 * as history. Only what still waits for somebody opens an alert.
 */
async function keepHistory(ctx: Ctx, patientId: string, entries: readonly Entry[]): Promise<void> {
  const yesterday = isoDay(dayNumber(ctx.today) - 1);
  const waits = entries.filter((entry) => entry.at >= yesterday && raises(ctx, entry) && !judgedSince(entry, entries));
  const waiting = new Set(waits);
  const settled = entries.filter((entry) => !waiting.has(entry));
  await appendEntries(ctx, { patientId, entries: settled, alertsSince: "9999-12-31" });
  if (waits.length > 0) await appendEntries(ctx, { patientId, entries: waits, alertsSince: yesterday });
}

const raises = (ctx: Ctx, entry: Entry): boolean => safetyAlertsFor(entry, ctx.knowledge).length > 0;

function judgedSince(raised: Entry, entries: readonly Entry[]): boolean {
  return entries.some(
    (entry) => entry.kind === "risk" && entry !== raised && entry.at.slice(0, 10) >= raised.at.slice(0, 10),
  );
}

export function trackOf({ role }: DemoPerson): "therapy" | "medication" | "none" {
  return role === "therapist" ? "therapy" : role === "prescriber" ? "medication" : "none";
}
