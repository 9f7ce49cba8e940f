import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { EntryOf } from "../record/entry.ts";
import type { PatientRecord } from "../record/record.ts";
import { stepInForce } from "../situation/current-medications.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import { type EntriesByKind, entriesByKind } from "../timeline/entries-by-kind.ts";
import { missedDaysOf } from "../timeline/missed-days.ts";
import type { DoseLane, Timeline } from "../timeline/timeline.ts";
import { CAFFEINE, meanDiaryCaffeine } from "./diary-caffeine.ts";
import type { MedicineLine } from "./medicine-line.ts";

/** Class of medicines given by long-acting injection. */
const LONG_ACTING = "lai";

/** Everything a person takes, on one list as of the timeline's day: running orders first, then what is on hold, substances, what was stopped. */
export function medicineList(record: PatientRecord, timeline: Timeline, knowledge: Knowledge): MedicineLine[] {
  const entries = entriesByKind(record, timeline.asOf);
  const medicines = timeline.doses.map((lane) => medicineLine(lane, entries, timeline, knowledge));
  const substances = [...usedSubstances(entries, knowledge), ...diaryCaffeine(entries, timeline)];
  const place = { taken: 0, held: 1, stopped: 3 } as const;
  const order = (line: MedicineLine) => (line.source === "substance" && line.state === "taken" ? 2 : place[line.state]);
  return [...medicines, ...substances].sort(
    (a, b) => order(a) - order(b) || a.medication.localeCompare(b.medication) || (a.key < b.key ? -1 : 1),
  );
}

function medicineLine(lane: DoseLane, entries: EntriesByKind, timeline: Timeline, knowledge: Knowledge): MedicineLine {
  const facts = findMedication(knowledge, lane.medication);
  const step = stepInForce(lane);
  const newest = entries.of("medication").findLast(({ orderId }) => orderId === lane.orderId);
  return {
    key: lane.orderId,
    medication: lane.medication,
    known: facts !== undefined,
    source: lane.source as MedicineLine["source"],
    state: lane.stoppedDay !== null ? "stopped" : lane.held === null ? "taken" : "held",
    doseMg: step?.doseMg ?? null,
    frequency: step?.frequency ?? null,
    form: lane.form,
    indication: lane.indication,
    asNeeded: lane.asNeeded,
    maxPerDay: lane.maxPerDay,
    maxPerWeek: lane.maxPerWeek,
    maxDaysPerWeek: lane.maxDaysPerWeek,
    shortTerm: lane.shortTerm,
    longActing: facts?.classes.includes(LONG_ACTING) ?? false,
    since: isoDay(lane.startedDay),
    stoppedOn: lane.stoppedDay === null ? null : isoDay(lane.stoppedDay),
    plannedStop: lane.plannedStop,
    nextDue: lane.nextDue,
    held:
      lane.held === null ? null : { since: isoDay(lane.held.day), until: lane.held.until, reason: lane.held.reason },
    lastFill: lastFill(entries, lane.medication, knowledge),
    adherence: lastAsked(lane, timeline),
    missed: missedDaysOf(lane, timeline),
    amount: null,
    changedAt: newest?.recordedAt ?? newest?.at ?? isoDay(lane.startedDay),
  };
}

function lastFill(entries: EntriesByKind, medication: string, knowledge: Knowledge): MedicineLine["lastFill"] {
  const fill = entries.of("dispense").findLast((entry) => nameOf(knowledge, entry.medication) === medication);
  if (fill === undefined) return null;
  const day = dayNumber(fill.at);
  return {
    on: isoDay(day),
    daysSupply: fill.daysSupply ?? null,
    runsOutOn: fill.daysSupply === undefined ? null : isoDay(day + fill.daysSupply),
  };
}

function lastAsked(lane: DoseLane, { adherence, asOfDay }: Timeline): MedicineLine["adherence"] {
  const mark = adherence.findLast(({ medication }) => medication === null || medication === lane.medication);
  if (mark === undefined || mark.day < lane.startedDay) return null;
  return { on: isoDay(mark.day), missed: mark.missed, of: mark.of, ageDays: asOfDay - mark.day };
}

/** The newest word on each substance. That somebody uses none is a line too, as stopped: it was asked. */
function usedSubstances(entries: EntriesByKind, knowledge: Knowledge): MedicineLine[] {
  const newest = new Map<string, EntryOf<"use">>();
  for (const entry of entries.of("use")) newest.set(entry.substance.toLowerCase(), entry);
  return [...newest].map(([substance, entry]) => ({
    ...substanceLine(substance, entry.recordedAt ?? entry.at),
    known: findMedication(knowledge, substance) !== undefined,
    state: entry.frequency === "none" ? ("stopped" as const) : ("taken" as const),
    frequency: entry.frequency ?? null,
    amount: entry.amount === undefined ? null : String(entry.amount),
  }));
}

/** Caffeine as the diary counts it, where nobody asked about it otherwise. */
function diaryCaffeine(entries: EntriesByKind, timeline: Timeline): MedicineLine[] {
  if (entries.of("use").some(({ substance }) => substance.toLowerCase() === CAFFEINE)) return [];
  const mean = meanDiaryCaffeine(timeline);
  if (mean === null) return [];
  return [{ ...substanceLine(CAFFEINE, mean.on), known: true, amount: `${Math.round(mean.mg)} mg` }];
}

function substanceLine(substance: string, changedAt: string): MedicineLine {
  return {
    key: `use:${substance}`,
    medication: substance,
    known: false,
    source: "substance",
    state: "taken",
    doseMg: null,
    frequency: null,
    form: null,
    indication: null,
    asNeeded: false,
    maxPerDay: null,
    maxPerWeek: null,
    maxDaysPerWeek: null,
    shortTerm: false,
    longActing: false,
    since: null,
    stoppedOn: null,
    plannedStop: null,
    nextDue: null,
    held: null,
    lastFill: null,
    adherence: null,
    missed: null,
    amount: null,
    changedAt,
  };
}

/** The ingredient a written name means; the name itself where the formulary does not hold it. */
export function nameOf(knowledge: Knowledge, written: string): string {
  return findMedication(knowledge, written)?.name ?? written;
}
