import type { FoundMedicine, MedicineLine, OrderSubmission } from "../../../../http/contract/medicines.ts";
import { numberOf } from "./faults-in-words.ts";

export const UNITS = ["mg", "mcg", "g"] as const;
type Unit = (typeof UNITS)[number];
const MG_IN: Readonly<Record<Unit, number>> = { mg: 1, mcg: 0.001, g: 1000 };
/** Figures after the point that a dose in milligrams keeps: a microgram has three. */
const DIGITS = 6;
const DAYS_A_WEEK = 7;

export interface DraftStep {
  readonly id: string;
  readonly day: string;
  readonly dose: string;
  readonly reviewMeasure: string;
}

/** An order as it is typed: nothing in it is a number yet. */
export interface OrderDraft {
  readonly entryId: string;
  readonly orderId: string;
  readonly action: "start" | "change";
  readonly medication: string;
  readonly known: boolean;
  readonly shortTerm: boolean;
  readonly longActing: boolean;
  readonly dose: string;
  readonly unit: Unit;
  readonly frequency: string;
  readonly maxPerDay: string;
  readonly maxPerWeek: string;
  readonly maxDaysPerWeek: string;
  readonly form: string;
  readonly indication: string;
  readonly plannedStop: string;
  readonly nextDue: string;
  readonly daysSupply: string;
  readonly refills: string;
  readonly steps: readonly DraftStep[];
  readonly reason: string;
}

/** A new order of a medicine: the dose stays empty until a person writes it. */
export function newOrder(
  ids: { entryId: string; orderId: string },
  medication: string,
  facts: FoundMedicine | null,
): OrderDraft {
  return {
    ...ids,
    action: "start",
    medication,
    known: facts !== null,
    shortTerm: facts?.shortTerm ?? false,
    longActing: facts?.longActing ?? false,
    dose: "",
    unit: "mg",
    frequency: facts?.longActing ? "every-4-weeks" : "once-daily",
    maxPerDay: "",
    maxPerWeek: "",
    maxDaysPerWeek: "",
    form: facts?.longActing ? "injection" : "",
    indication: "",
    plannedStop: "",
    nextDue: "",
    daysSupply: "",
    refills: "",
    steps: [],
    reason: "",
  };
}

/** A change of a running order, beginning with what holds now. */
export function changeOf(entryId: string, line: MedicineLine): OrderDraft {
  return {
    entryId,
    orderId: line.key,
    action: "change",
    medication: line.medication,
    known: line.known,
    shortTerm: line.shortTerm,
    longActing: line.longActing,
    dose: line.doseMg === null ? "" : String(line.doseMg),
    unit: "mg",
    frequency: line.frequency ?? "once-daily",
    maxPerDay: line.maxPerDay === null ? "" : String(line.maxPerDay),
    maxPerWeek: line.maxPerWeek === null ? "" : String(line.maxPerWeek),
    maxDaysPerWeek: line.maxDaysPerWeek === null ? "" : String(line.maxDaysPerWeek),
    form: line.form ?? "",
    indication: line.indication ?? "",
    plannedStop: line.plannedStop?.slice(0, 10) ?? "",
    nextDue: line.nextDue ?? "",
    daysSupply: "",
    refills: "",
    steps: [],
    reason: "",
  };
}

/** What a draft lacks before it can be sent, as keys of sentences. The server judges the rest. */
export function draftFaults(draft: OrderDraft): string[] {
  const dose = numberOf(draft.dose);
  const asNeeded = draft.frequency === "as-needed";
  return [
    ...(draft.dose.trim() === "" ? ["dose-missing"] : dose === null || dose <= 0 ? ["dose-wrong"] : []),
    ...(asNeeded && draft.maxPerDay.trim() === "" ? ["limit-missing"] : []),
    ...([draft.maxPerDay, draft.maxPerWeek].some(isWrongLimit) || isWrongDays(draft.maxDaysPerWeek)
      ? ["limit-wrong"]
      : []),
    ...(draft.shortTerm && draft.plannedStop === "" ? ["stop-missing"] : []),
    ...(draft.steps.some(({ day, dose: next }) => !Number.isInteger(numberOf(day)) || !((numberOf(next) ?? 0) > 0))
      ? ["step-wrong"]
      : []),
    ...([draft.daysSupply, draft.refills].some((typed) => typed.trim() !== "" && !/^\d{1,3}$/.test(typed.trim()))
      ? ["supply-wrong"]
      : []),
  ];
}

function isWrongLimit(typed: string): boolean {
  return typed.trim() !== "" && !((numberOf(typed) ?? 0) > 0);
}

function isWrongDays(typed: string): boolean {
  const days = numberOf(typed);
  return typed.trim() !== "" && (days === null || !Number.isInteger(days) || days < 1 || days > DAYS_A_WEEK);
}

/** The order as it is sent: doses in milligrams, empty fields left out. */
export function orderOf(draft: OrderDraft): OrderSubmission["order"] {
  const mg = (typed: string) => Number(((numberOf(typed) ?? 0) * MG_IN[draft.unit]).toFixed(DIGITS));
  const said = (field: "form" | "indication" | "plannedStop" | "nextDue" | "reason") => {
    const words = draft[field].trim();
    return words === "" ? {} : { [field]: words };
  };
  return {
    orderId: draft.orderId,
    action: draft.action,
    medication: draft.medication,
    doseMg: mg(draft.dose),
    frequency: draft.frequency,
    ...(draft.frequency === "as-needed" ? limitsOf(draft) : {}),
    ...said("form"),
    ...said("indication"),
    ...said("plannedStop"),
    ...said("nextDue"),
    ...said("reason"),
    ...(draft.daysSupply.trim() === "" ? {} : { daysSupply: numberOf(draft.daysSupply) ?? 0 }),
    ...(draft.refills.trim() === "" ? {} : { refills: numberOf(draft.refills) ?? 0 }),
    ...(draft.steps.length === 0
      ? {}
      : {
          titration: draft.steps.map(({ day, dose, reviewMeasure }) => ({
            day: numberOf(day) ?? 0,
            doseMg: mg(dose),
            ...(reviewMeasure === "" ? {} : { reviewMeasure }),
          })),
        }),
  };
}

function limitsOf({ maxPerDay, maxPerWeek, maxDaysPerWeek }: OrderDraft) {
  const [week, days] = [numberOf(maxPerWeek), numberOf(maxDaysPerWeek)];
  return {
    maxPerDay: numberOf(maxPerDay) ?? 0,
    ...(week === null ? {} : { maxPerWeek: week }),
    ...(days === null ? {} : { maxDaysPerWeek: days }),
  };
}
