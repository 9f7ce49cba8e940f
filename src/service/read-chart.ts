import { abilitiesOf, can } from "../clinical/access/abilities-of.ts";
import type { Assessment } from "../clinical/findings/assessment.ts";
import type { FindingCard } from "../clinical/findings/finding-cards.ts";
import type { WhyNot } from "../clinical/findings/why-not.ts";
import type { Entry } from "../clinical/record/entry.ts";
import type { Appointment, RegistryRow, TeamMember } from "../clinical/registry/row.ts";
import { alertsOfPatient } from "../store/alerts.ts";
import { appendAudit } from "../store/audit-trail.ts";
import { courseCurvesOf } from "../store/course-curves.ts";
import { ownPsychotherapyNotes } from "../store/entries.ts";
import { type PatientFile, readPatientFile, type StoredPatient } from "../store/patient-file.ts";
import { type AlertView, alertViews } from "./alert-view.ts";
import { authorise } from "./authorise.ts";
import { chartOfFile, forThePerson } from "./chart-of-file.ts";
import type { Ctx } from "./context.ts";
import { dayBefore } from "./day-before.ts";
import { type NamedFinding, nameDecisions } from "./name-decisions.ts";
import { notFound, requireId } from "./require-id.ts";
import { yearsBetween } from "./years-between.ts";

export interface Chart {
  readonly patient: StoredPatient & { readonly age: number | null; readonly part2: boolean };
  readonly recordVersion: number;
  readonly team: TeamMember[];
  readonly alerts: AlertView[];
  readonly row: RegistryRow;
  readonly situation: Record<string, unknown>;
  readonly timeline: Record<string, unknown>;
  readonly findings: (NamedFinding & { readonly card: FindingCard })[];
  /** Why what people ask after most is not said today. */
  readonly whyNot: WhyNot[];
  readonly due: Assessment["due"][number][];
  readonly entries: Entry[];
  readonly appointments: Appointment[];
  readonly today: string;
  readonly timeZone: string;
  readonly abilities: ReturnType<typeof abilitiesOf>[number][];
  readonly references: Record<string, string>;
  readonly playbook: { readonly id: string; readonly version: string };
}

/** One patient's chart as of today, and that it was read. A patient may read their own. */
export async function readChart(ctx: Ctx, patientId: string): Promise<Chart> {
  requireId(patientId, "patient");
  const own = isOwn(ctx, patientId);
  if (!own) authorise(ctx, "chart.read");
  const file = await readPatientFile(ctx.tx, patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  const [alerts, notes, curves] = await Promise.all([
    alertsOfPatient(ctx.tx, patientId),
    ownPsychotherapyNotes(ctx.tx, patientId),
    courseCurvesOf(ctx.tx),
    appendAudit(ctx.tx, patientId, "chart-read"),
  ]);
  const shown = own ? forThePerson(chartOfFile(ctx, file, curves)) : chartOfFile(ctx, file, curves);
  return {
    patient: { ...file.patient, age: yearsBetween(file.patient.birthDate, ctx.today), part2: isPart2(file) },
    recordVersion: file.recordVersion,
    team: [...file.team],
    alerts: await alertViews(ctx.tx, alerts),
    ...shown,
    findings: (await nameDecisions(ctx, shown.findings)).map((one, place) => ({ ...one, card: shown.cards[place]! })),
    playbook: { id: ctx.knowledge.playbook.id, version: ctx.knowledge.playbook.version },
    entries: [...file.entries, ...notes],
    appointments: [...file.appointments],
    today: ctx.today,
    timeZone: ctx.timeZone,
    abilities: [...abilitiesOf(ctx.actor.role)],
  };
}

function isOwn({ actor }: Ctx, patientId: string): boolean {
  return can(actor.role, "own-record.read") && actor.patientId === patientId;
}

const isPart2 = ({ entries }: PatientFile): boolean => entries.some(({ label }) => label === "sud");
