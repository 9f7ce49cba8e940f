import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { PersonContext, RegimenItem } from "../medication/regimen.ts";
import type { EntryOf } from "../record/entry.ts";
import { ageOn } from "../timeline/age-on.ts";
import { activeConditions } from "../timeline/condition-states.ts";
import { dayNumber } from "../timeline/day-number.ts";
import { AS_NEEDED, dailyMg } from "../timeline/doses-a-day.ts";
import { type MissedDays, missedAsChecked } from "../timeline/missed-days.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { MedicineLine } from "./medicine-line.ts";
import { nameOf } from "./medicine-list.ts";

/** An order as a draft, before it is an entry. */
export type DraftOrder = Pick<
  EntryOf<"medication">,
  "orderId" | "action" | "medication" | "doseMg" | "frequency" | "form" | "maxPerDay" | "titration"
>;

const DAYS_A_WEEK = 7;
const KILOGRAM = "kg";

/** The list as the check reads it, with the draft in the place of the order it changes. `draft` null = the list as it is. */
export function regimenOf(
  lines: readonly MedicineLine[],
  draft: DraftOrder | null,
  today: string,
  knowledge: Knowledge,
): RegimenItem[] {
  const of = draft === null ? null : nameOf(knowledge, draft.medication);
  const others = lines.filter(({ key, medication, state }) => {
    if (draft !== null && key === draft.orderId) return false;
    // Taken before and begun again, it is one medicine.
    return state === "taken" || (medication !== of && !isTaken(lines, medication));
  });
  const day = dayNumber(today);
  return [
    ...others.map((line) => itemOf(line, day, knowledge)),
    ...(draft === null || draft.action === "stop" || draft.action === "hold"
      ? []
      : [draftItem(draft, lines, day, knowledge)]),
  ];
}

const isTaken = (lines: readonly MedicineLine[], name: string): boolean =>
  lines.some(({ medication, state }) => medication === name && state === "taken");

function itemOf(line: MedicineLine, day: number, knowledge: Knowledge): RegimenItem {
  const gone = line.stoppedOn ?? line.held?.since ?? null;
  const item = { name: line.medication, ...(line.form === null ? {} : { form: line.form }) };
  if (gone !== null) return { ...item, stoppedDaysAgo: Math.max(0, day - dayNumber(gone)) };
  const weeksOn = line.since === null ? {} : { weeksOn: Math.max(0, (day - dayNumber(line.since)) / DAYS_A_WEEK) };
  const { doseMg, frequency, maxPerDay } = line;
  const dose = doseOf(line.medication, doseMg, frequency, maxPerDay, knowledge);
  return { ...item, starting: false, ...weeksOn, ...dose, ...missedAsChecked(line.missed) };
}

function draftItem(draft: DraftOrder, lines: readonly MedicineLine[], day: number, knowledge: Knowledge): RegimenItem {
  const before = lines.find(({ key }) => key === draft.orderId);
  const steps = (draft.titration ?? []).map((step) => step.doseMg);
  const doses = [draft.doseMg ?? before?.doseMg ?? 0, ...steps].filter((dose) => dose > 0);
  const greatest = doses.length === 0 ? null : Math.max(...doses);
  const frequency = draft.frequency ?? before?.frequency ?? "once-daily";
  const form = draft.form ?? before?.form ?? undefined;
  return {
    name: draft.medication,
    starting: draft.action === "start",
    ...(before?.since == null ? {} : { weeksOn: Math.max(0, (day - dayNumber(before.since)) / DAYS_A_WEEK) }),
    ...(form === undefined ? {} : { form }),
    ...missedAsChecked(gapOf(before, day)),
    ...doseOf(draft.medication, greatest, frequency, draft.maxPerDay ?? before?.maxPerDay ?? null, knowledge),
  };
}

/** What was not taken before this act: the whole hold, or what was told. */
function gapOf(before: MedicineLine | undefined, day: number): MissedDays | null {
  if (before === undefined) return null;
  return before.held === null ? before.missed : { days: day - dayNumber(before.held.since), inRow: true };
}

/** The greatest daily dose it allows; left out where that is not known. */
function doseOf(
  medication: string,
  doseMg: number | null,
  frequency: string | null,
  maxPerDay: number | null,
  knowledge: Knowledge,
): Pick<RegimenItem, "doseMgPerDay" | "doseInUnit"> {
  if (doseMg === null) return {};
  if (findMedication(knowledge, medication)?.doseUnit !== undefined) return { doseInUnit: doseMg };
  const daily = frequency === AS_NEEDED && maxPerDay !== null ? doseMg * maxPerDay : dailyMg(doseMg, frequency ?? "");
  return daily === null || daily <= 0 ? {} : { doseMgPerDay: daily };
}

/** What the record knows of the person that a check asks for. What is not recorded is left out, never "no". */
export function personOf(timeline: Timeline): PersonContext {
  const { background, contexts, asOf, asOfDay, readings, conditions } = timeline;
  const { birthDate, sex } = background;
  const age = birthDate === null ? null : ageOn(birthDate, asOf);
  const recorded = activeConditions(conditions).map(({ condition }) => condition);
  const weight = readings.findLast(({ test, unit }) => test === "weight" && unit === KILOGRAM);
  const egfr = readings.findLast(({ test }) => test === "egfr");
  const clearance = readings.findLast(({ test }) => test === "creatinine-clearance");
  return {
    ...(age === null ? {} : { age }),
    ...(sex === null ? {} : { sex }),
    ...(weight === undefined ? {} : { weightKg: weight.value }),
    ...(egfr === undefined ? {} : { egfr: egfr.value }),
    ...(clearance === undefined ? {} : { creatinineClearance: clearance.value }),
    ...(contexts === null
      ? {}
      : { pregnant: contexts.includes("pregnant"), breastfeeding: contexts.includes("breastfeeding") }),
    // A record without any condition was not asked for them.
    ...(recorded.length === 0 ? {} : { conditions: recorded }),
    labs: Object.fromEntries(
      readings.map(({ test, value, unit, day }) => [test, { value, unit, weeksAgo: (asOfDay - day) / DAYS_A_WEEK }]),
    ),
  };
}
