import type { Assessment } from "../findings/assessment.ts";
import { rolesToAnswer } from "../findings/decided.ts";
import { careCaseOf } from "../findings/facts/care-case.ts";
import { toDecide } from "../findings/to-decide.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { isKnown } from "../known.ts";
import { effectiveEntries } from "../record/effective-entries.ts";
import type { Entry, EntryOf } from "../record/entry.ts";
import type { PatientRecord } from "../record/record.ts";
import { activeConditions } from "../timeline/condition-states.ts";
import { entriesByKind } from "../timeline/entries-by-kind.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { lastAsked } from "./asked-forms.ts";
import { pharmacyQueue } from "./pharmacy-queue.ts";
import type { Appointment, AskedForm, RegistryRow, TeamMember } from "./row.ts";
import * as figures from "./row-figures.ts";
import { considerLine, type OpenAlert, rowStanding } from "./row-standing.ts";
import { rowViews } from "./row-views.ts";

export interface RowInput {
  readonly record: PatientRecord;
  readonly assessment: Assessment;
  readonly team: readonly TeamMember[];
  readonly appointments: readonly Appointment[];
  readonly openAlerts: readonly OpenAlert[];
  /** Forms asked for and not handed in, newest first. */
  readonly asked: readonly AskedForm[];
  /** ISO date in the organisation's zone; the day the assessment was made for. */
  readonly today: string;
  readonly knowledge: Knowledge;
}

/** One line of the registry: who, why they stand where they stand, and the figures both clinicians see. */
export function registryRowFor(input: RowInput): RegistryRow {
  const { record, assessment, team, appointments, openAlerts, asked, today, knowledge } = input;
  const { patient } = record;
  const of = careCaseOf(record, today, knowledge);
  const standing = rowStanding(assessment, openAlerts);
  const { attendance } = assessment.situation;
  return {
    patientId: patient.id,
    name: patient.name,
    birthDate: patient.birthDate ?? null,
    language: patient.language ?? profileField(record.entries, "language", today) ?? null,
    interpreterNeeded: profileField(record.entries, "interpreterNeeded", today) ?? false,
    part2: record.entries.some((entry) => entry.label === "sud"),
    flag: standing.flag,
    group: standing.group,
    consider: considerLine(standing, openAlerts),
    toDecide: waiting(assessment),
    step: figures.stepFigure(of),
    team: [...team],
    symptom: figures.symptomFigure(of),
    function: figures.functionFigure(of),
    sleep: figures.sleepFigure(of),
    sideEffects: figures.sideEffectFigure(of),
    medicines: figures.medicineChips(of),
    adherence: figures.adherenceFigure(of),
    visits: figures.visitDots(of),
    nextVisit: nextVisit(appointments, today),
    lastContact: isKnown(attendance) ? attendance.value.lastContact : null,
    openAlerts: openAlerts.length,
    asked: lastAsked(asked, of.timeline),
    views: rowViews(assessment, standing, openAlerts.length, knowledge.playbook.limits),
    conditions: namedConditions(of.timeline, knowledge),
    rules: [...new Set(assessment.findings.map(({ rule }) => rule))],
    bold: [...(standing.finding?.bold ?? [])],
    pharmacy: pharmacyQueue(of, entriesByKind(record, today), assessment.findings),
    derivedOn: today,
    upToDate: true,
  };
}

/** The active conditions with their names; where no name is known, the code in words. */
function namedConditions({ conditions }: Timeline, knowledge: Knowledge): RegistryRow["conditions"] {
  const words = knowledge.messages.get("en");
  return activeConditions(conditions)
    .filter(({ status }) => status === "active")
    .map(({ condition: code }) => ({ code, name: words?.get(`condition.${code}`) ?? code.replaceAll("-", " ") }));
}

function waiting({ findings }: Assessment): RegistryRow["toDecide"] {
  const open = toDecide(findings);
  return {
    count: open.length,
    roles: open[0] === undefined ? [] : rolesToAnswer(open[0]),
    rules: [...new Set(open.map(({ rule }) => rule))],
  };
}

function nextVisit(appointments: readonly Appointment[], today: string): RegistryRow["nextVisit"] {
  const coming = appointments.filter(({ start }) => start.slice(0, 10) >= today);
  const first = coming.reduce<Appointment | undefined>(
    (soonest, one) => (soonest === undefined || one.start < soonest.start ? one : soonest),
    undefined,
  );
  return first === undefined ? null : { at: first.start, type: first.type };
}

type Profile = EntryOf<"profile">;

/** The newest statement of one profile field, corrections applied. */
function profileField<K extends "language" | "interpreterNeeded">(
  entries: readonly Entry[],
  field: K,
  today: string,
): Profile[K] {
  const stated = effectiveEntries(
    entries.filter((entry) => entry.kind === "profile" && entry.at.slice(0, 10) <= today),
  ) as Profile[];
  return stated.findLast((entry) => entry[field] !== undefined)?.[field];
}
