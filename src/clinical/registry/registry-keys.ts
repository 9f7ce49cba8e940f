import { dayNumber } from "../timeline/day-number.ts";
import { pharmacyPlace } from "./pharmacy-queue.ts";
import { FLAGS, GROUPS, type RegistryRow, type View } from "./row.ts";

/** Days of waiting that are told apart within one flag. */
const WAITS = 1000;

/** Room for the flags within one place of the caseload's order. */
const FLAG_ROOM = 100;

/** What the registry is sorted and filtered by. null = unknown or not there: always last, never counted as fine. */
export interface RegistryKeys {
  /** Whole number; smaller = more urgent. Group, then the order of caseload review, then flag, then days since anyone saw the person, so that each group is in one piece. */
  readonly urgency: number;
  readonly step: number | null;
  /** Percent; negative when better. */
  readonly change: number | null;
  readonly weeks: number | null;
  /** ISO instant. */
  readonly nextVisit: string | null;
  /** ISO date. */
  readonly lastContact: string | null;
  readonly views: ReadonlySet<View>;
  /** Place in the pharmacist's queue, smaller = sooner; null where nothing waits there. */
  readonly pharmacyPlace: number | null;
}

/** The sort keys and views of a row. */
export function registryKeys(row: RegistryRow): RegistryKeys {
  const symptom = "value" in row.symptom ? row.symptom.value : null;
  return {
    urgency:
      ((GROUPS.indexOf(row.group) * PRIORITIES.length + priorityPlace(row)) * FLAG_ROOM + FLAGS.indexOf(row.flag)) *
        WAITS +
      (WAITS - 1 - waited(row)),
    step: "value" in row.step ? row.step.value : null,
    change: symptom?.changePct ?? null,
    weeks: symptom?.weeks ?? null,
    nextVisit: row.nextVisit?.at ?? null,
    lastContact: row.lastContact?.slice(0, 10) ?? null,
    views: new Set(row.views as View[]),
    pharmacyPlace: pharmacyPlace(row.pharmacy ?? [], row.derivedOn),
  };
}

/**
 * The order of caseload review, the most pressing first. A decision that none of the others names waits between those who do badly and
 * those who are new.
 */
const PRIORITIES = [
  "safety",
  "deteriorated",
  "no-contact",
  "not-improved",
  "side-effects-or-adherence",
  "decision",
  "new",
  "step-down",
  "taper",
  "rest",
] as const;
type Priority = (typeof PRIORITIES)[number];

/** Days without contact, weeks without improvement, and weeks in which a person is new. */
const CONTACT_DAYS = 28;
const NOT_IMPROVED_WEEKS = 8;
const NEW_WEEKS = 4;
const RESPONSE_PCT = -50;
const LOW_ADHERENCE_PCT = 50;

function priorityPlace(row: RegistryRow): number {
  return PRIORITIES.indexOf(caseloadPriority(row));
}

/** Where a person stands in caseload review. */
export function caseloadPriority(row: RegistryRow): Priority {
  if (row.flag === "safety" || row.flag === "ask") return "safety";
  if (row.flag === "worse") return "deteriorated";
  if (row.flag === "died") return "rest";
  if (waited(row) > CONTACT_DAYS) return "no-contact";
  const symptom = "value" in row.symptom ? row.symptom.value : null;
  if (symptom !== null && isNotImproved(symptom)) return "not-improved";
  if (isTroubled(row)) return "side-effects-or-adherence";
  if (row.flag === "ready") return row.consider?.rule.startsWith("PIV-R") === true ? "taper" : "step-down";
  if (row.flag === "decide") return "decision";
  return symptom?.weeks === undefined || symptom.weeks === null || symptom.weeks < NEW_WEEKS ? "new" : "rest";
}

function isNotImproved({ weeks, changePct, now, instrument }: SymptomValue): boolean {
  if (weeks === null || weeks < NOT_IMPROVED_WEEKS || changePct === null) return false;
  const improved = changePct <= RESPONSE_PCT || (instrument.startsWith("PHQ-9") && now < IMPROVED_BELOW);
  return !improved;
}
const IMPROVED_BELOW = 10;
type SymptomValue = Extract<RegistryRow["symptom"], { value: unknown }>["value"];

function isTroubled({ sideEffects, adherence }: RegistryRow): boolean {
  if ("value" in sideEffects && sideEffects.value === "severe") return true;
  return "value" in adherence && adherence.value < LOW_ADHERENCE_PCT;
}

/** Days since the last contact, to a limit; nobody ever seen them counts as waiting longest. */
function waited({ lastContact, derivedOn }: RegistryRow): number {
  if (lastContact === null) return WAITS - 1;
  return Math.min(Math.max(dayNumber(derivedOn) - dayNumber(lastContact), 0), WAITS - 1);
}
