import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { compiledCatalogue } from "../medication/compiled-catalogue.ts";
import { type Judged, judgeLimits, type Reading } from "../medication/monitoring/limits.ts";
import type { MonitoringCheck } from "../medication/monitoring/monitoring-checks.ts";
import { type NextCheck, nextCheck } from "../medication/monitoring/next-check.ts";
import type { MonitoringRow } from "../medication/monitoring-row.ts";
import { dayNumber } from "../timeline/day-number.ts";
import type { CareCase } from "./facts/care-case.ts";

/** A value from so long before the first dose still counts as the one before it (PD). */
const BEFORE_DAYS = 90;

/** One row of the schedule for the medicine of this person that asks for it, begun first. */
export interface MonitoringState {
  readonly row: MonitoringRow;
  readonly check: MonitoringCheck;
  readonly medication: string;
  /** Every running medicine the row speaks of, the one that began first at the head. */
  readonly medications: readonly string[];
  /** Null where the row asks for it only under a condition in words. */
  readonly next: NextCheck | null;
  readonly judged: readonly Judged[];
}

interface CheckedRow {
  readonly row: MonitoringRow;
  readonly check: MonitoringCheck;
}

const statesOf = new WeakMap<CareCase, readonly MonitoringState[]>();

/** What the running medicines ask to be measured and how far that is done. Each row once, whatever the number of medicines behind it. */
export function monitoringStates(of: CareCase): readonly MonitoringState[] {
  const before = statesOf.get(of);
  if (before !== undefined) return before;
  const asked = new Map<string, MonitoringState>();
  const running = of.situation.medications.toSorted((a, b) => (a.since < b.since ? -1 : 1));
  for (const { medication, since } of running) {
    for (const one of rowsOf(medication, of.knowledge)) {
      const before = asked.get(one.row.id) ?? stateOf(one, medication, dayNumber(since), of);
      asked.set(one.row.id, { ...before, medications: [...before.medications, medication] });
    }
  }
  const states = [...asked.values()];
  statesOf.set(of, states);
  return states;
}

const rowsByMedicine = new WeakMap<Knowledge, Map<string, readonly CheckedRow[]>>();

/** Rows on a medicine, its ingredient or a class of it that an entry can answer: looked up once for the life of the knowledge. */
function rowsOf(medication: string, knowledge: Knowledge): readonly CheckedRow[] {
  const kept = rowsByMedicine.get(knowledge) ?? new Map<string, readonly CheckedRow[]>();
  rowsByMedicine.set(knowledge, kept);
  const facts = findMedication(knowledge, medication);
  if (facts === undefined) return [];
  const before = kept.get(facts.name);
  if (before !== undefined) return before;
  const { means } = compiledCatalogue(knowledge);
  const checks = new Map(knowledge.catalogue.monitoringChecks.checks.map((check) => [check.row, check]));
  const rows = knowledge.catalogue.monitoring
    .filter((row) => means(row.of, facts))
    .flatMap((row) => {
      const check = checks.get(row.id);
      return check === undefined ? [] : [{ row, check }];
    });
  kept.set(facts.name, rows);
  return rows;
}

function stateOf({ row, check }: CheckedRow, medication: string, startDay: number, of: CareCase): MonitoringState {
  const { timeline, knowledge, ageYears } = of;
  const { units } = knowledge.catalogue.monitoringChecks;
  const counts = ({ day }: Reading) => day >= startDay - BEFORE_DAYS;
  const judged = judgeLimits(
    check.limits ?? [],
    (test) => readingsOf(test, of).findLast(counts),
    (test) => readingsOf(test, of).findLast((one) => counts(one) && one.day <= startDay),
    { ageYears, sex: timeline.intake.sex },
    units,
  );
  return {
    row,
    check,
    medication,
    medications: [],
    next: isAsked(row, check, of) ? soonest(row, check, startDay, of) : null,
    judged,
  };
}

/** The part of a check that falls due first speaks for it. */
function soonest(row: MonitoringRow, { needs }: MonitoringCheck, startDay: number, of: CareCase): NextCheck | null {
  const parts = needs.map((group) => nextCheck(row, startDay, daysOf(group, of), of.timeline.asOfDay));
  return (
    parts.toSorted((a, b) => (a.dueDay ?? Number.POSITIVE_INFINITY) - (b.dueDay ?? Number.POSITIVE_INFINITY))[0] ?? null
  );
}

function isAsked({ baseline }: MonitoringRow, { byWords, ageFrom, who }: MonitoringCheck, of: CareCase): boolean {
  if (byWords === true) return false;
  if (ageFrom !== undefined) return of.ageYears !== null && of.ageYears >= ageFrom;
  if (who === "could-be-pregnant") return couldBePregnant(of);
  return baseline !== "if";
}

/** Unless the sex or the age speaks against it: not known is not "no". */
function couldBePregnant({ timeline, ageYears, knowledge }: CareCase): boolean {
  const { from, to } = knowledge.catalogue.rules.childBearingAge;
  return timeline.intake.sex !== "male" && (ageYears === null || (ageYears >= from && ageYears <= to));
}

function daysOf(group: readonly string[], of: CareCase): number[] {
  const { timeline } = of;
  return group.flatMap((name) => {
    if (name === "tox-screen") return timeline.toxScreens.map(({ day }) => day);
    if (name === "pdmp-check") return timeline.pdmpChecks.map(({ day }) => day);
    return readingsOf(name, of).map(({ day }) => day);
  });
}

const NONE: readonly Reading[] = [];
const readingsByCase = new WeakMap<CareCase, Map<string, readonly Reading[]>>();

/** Values of a test under any of its names, oldest first. Several checks ask for the same test: it is looked up once a case. */
export function readingsOf(test: string, of: CareCase): readonly Reading[] {
  if (of.timeline.readings.length === 0) return NONE;
  const kept = readingsByCase.get(of) ?? new Map<string, readonly Reading[]>();
  readingsByCase.set(of, kept);
  const before = kept.get(test);
  if (before !== undefined) return before;
  const { timeline, knowledge } = of;
  const names = new Set([test, ...(knowledge.catalogue.monitoringChecks.tests[test] ?? [])]);
  const readings = timeline.readings
    .filter((mark) => names.has(mark.test.toLowerCase()))
    .map(({ day, value, unit }) => ({ day, test, value, unit }));
  kept.set(test, readings);
  return readings;
}
