import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { EntryOf } from "../record/entry.ts";
import { dayNumber } from "./day-number.ts";
import { AS_NEEDED, dailyMg } from "./doses-a-day.ts";
import { type EntriesByKind, markOf } from "./entries-by-kind.ts";
import type { Administration, DoseLane, DoseStep } from "./timeline.ts";

type MedicationEntry = EntryOf<"medication">;

/** One lane an order, by first entry. A later entry that does not name the dose, frequency, form or planned stop leaves it as it was. */
export function doseLanes(entries: EntriesByKind, knowledge: Knowledge, asOfDay: number): DoseLane[] {
  const orders = new Map<string, MedicationEntry[]>();
  for (const entry of entries.of("medication")) {
    const order = orders.get(entry.orderId);
    if (order === undefined) orders.set(entry.orderId, [entry]);
    else order.push(entry);
  }
  const taken = entries
    .of("administration")
    .map((dose): Administration => ({ ...markOf(dose), medication: dose.medication, doseMg: dose.doseMg ?? null }));
  return [...orders.values()].map((order) => doseLane(order, taken, knowledge, asOfDay));
}

function doseLane(
  order: readonly MedicationEntry[],
  taken: readonly Administration[],
  knowledge: Knowledge,
  asOfDay: number,
): DoseLane {
  const first = order[0] as MedicationEntry;
  const last = order[order.length - 1] as MedicationEntry;
  const newest = <T>(field: (entry: MedicationEntry) => T | undefined): T | null => {
    for (let i = order.length - 1; i >= 0; i--) {
      const value = field(order[i] as MedicationEntry);
      if (value !== undefined) return value;
    }
    return null;
  };
  const facts = findMedication(knowledge, last.medication);
  const plannedStop = newest((entry) => entry.plannedStop);
  const name = facts?.name ?? last.medication;
  return {
    orderId: first.orderId,
    medication: name,
    source: newest((entry) => entry.source) ?? "prescribed",
    form: newest((entry) => entry.form),
    indication: newest((entry) => entry.indication),
    asNeeded: newest((entry) => entry.frequency) === AS_NEEDED,
    shortTerm: plannedStop !== null || facts?.shortTerm === true,
    startedDay: dayNumber(first.at),
    stoppedDay: last.action === "stop" ? dayNumber(last.at) : null,
    held: heldSince(order),
    plannedStop,
    minimumEffectiveMg: facts?.minimumEffectiveMg ?? null,
    maximumMg: facts?.maximumMg ?? null,
    steps: doseSteps(order, asOfDay),
    maxPerDay: newest((entry) => entry.maxPerDay),
    maxPerWeek: newest((entry) => entry.maxPerWeek),
    maxDaysPerWeek: newest((entry) => entry.maxDaysPerWeek),
    nextDue: newest((entry) => entry.nextDue),
    doses: taken.filter((dose) => dose.medication === last.medication || dose.medication === name),
  };
}

/** The hold that is on now: any later act but another hold ends it. */
function heldSince(order: readonly MedicationEntry[]): DoseLane["held"] {
  const last = order[order.length - 1];
  if (last?.action !== "hold") return null;
  return { ...markOf(last), until: last.until ?? null, reason: last.reason ?? null };
}

type OpenStep = { -readonly [K in keyof DoseStep]: DoseStep[K] };

/** The doses in force, one after the other; a gap is a hold. An ordered titration runs until the order's next entry. */
function doseSteps(order: readonly MedicationEntry[], asOfDay: number): DoseStep[] {
  const steps: OpenStep[] = [];
  let frequency = "once-daily";
  let doseMg: number | null = null;
  const close = (day: number) => {
    while (steps.length > 0 && (steps[steps.length - 1] as OpenStep).day >= day) steps.pop();
    const open = steps[steps.length - 1];
    if (open !== undefined) open.toDay = Math.min(open.toDay ?? day, day);
  };
  for (const entry of order) {
    const mark = markOf(entry);
    close(mark.day);
    if (entry.action === "stop" || entry.action === "hold") continue;
    frequency = entry.frequency ?? frequency;
    doseMg = entry.doseMg ?? doseMg;
    const push = (day: number, dose: number | null) => {
      close(day);
      const daily = dailyMg(dose, frequency);
      steps.push({ ...mark, day, toDay: null, doseMg: dose, frequency, dailyMg: daily, planned: day > asOfDay });
    };
    push(mark.day, doseMg);
    for (const step of entry.titration ?? []) push(mark.day + step.day, step.doseMg);
  }
  return steps;
}
