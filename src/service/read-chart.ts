import { abilitiesOf, can } from "../clinical/access/abilities-of.ts";
import type { Assessment } from "../clinical/findings/assessment.ts";
import { type FindingCard, findingCards } from "../clinical/findings/finding-cards.ts";
import type { Entry } from "../clinical/record/entry.ts";
import type { Appointment, RegistryRow, TeamMember } from "../clinical/registry/row.ts";
import { timelineOf } from "../clinical/timeline/timeline-of.ts";
import { alertsOfPatient } from "../store/alerts.ts";
import { appendAudit } from "../store/audit-trail.ts";
import { ownPsychotherapyNotes } from "../store/entries.ts";
import { type PatientFile, readPatientFile, type StoredPatient } from "../store/patient-file.ts";
import { type AlertView, alertViews } from "./alert-view.ts";
import { authorise } from "./authorise.ts";
import { blankRow } from "./blank-row.ts";
import type { Ctx } from "./context.ts";
import { dayBefore } from "./day-before.ts";
import { derive } from "./derive.ts";
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
  const [alerts, notes] = await Promise.all([
    alertsOfPatient(ctx.tx, patientId),
    ownPsychotherapyNotes(ctx.tx, patientId),
    appendAudit(ctx.tx, patientId, "chart-read"),
  ]);
  const shown = own ? forThePerson(workedOut(ctx, file)) : workedOut(ctx, file);
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

/** What follows from the record. Where a rule is at fault the record itself is still shown, said not to be up to date. */
function workedOut(ctx: Ctx, file: PatientFile) {
  try {
    const { record, assessment, row } = derive(file, ctx.today, ctx.knowledge);
    const findings = [...assessment.findings];
    return {
      row,
      situation: { ...assessment.situation },
      timeline: { ...timelineOf(record, ctx.knowledge, ctx.today) },
      findings,
      cards: findingCards(record, ctx.today, ctx.knowledge),
      due: [...assessment.due],
      references: citations(ctx, findings),
    };
  } catch {
    return {
      row: blankRow(file, ctx.today),
      situation: {},
      timeline: {},
      findings: [],
      cards: [],
      due: [],
      references: {},
    };
  }
}

/** Findings, flags and what is to be considered are written for clinicians: a person reads their own course without them. */
function forThePerson(chart: ReturnType<typeof workedOut>): ReturnType<typeof workedOut> {
  const row = {
    ...chart.row,
    flag: "on-course" as const,
    group: "on-course" as const,
    consider: null,
    bold: [],
    rules: [],
    toDecide: { count: 0, roles: [] },
    views: [],
  };
  return { ...chart, row, findings: [], cards: [], references: {} };
}

function citations({ knowledge }: Ctx, findings: Assessment["findings"]): Record<string, string> {
  const cited = new Set(findings.flatMap(({ sources }) => sources));
  return Object.fromEntries(
    [...cited].flatMap((id) => {
      const reference = knowledge.references.get(id);
      return reference === undefined ? [] : [[id, reference.citation]];
    }),
  );
}
