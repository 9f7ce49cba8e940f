import { dayNumber } from "../timeline/day-number.ts";
import { FLAGS, GROUPS, type RegistryRow, type View } from "./row.ts";

/** Days of waiting that are told apart within one flag. */
const WAITS = 1000;

/** Room for the flags of one group within the urgency key. */
const FLAGS_PER_GROUP = 100;

/** What the registry is sorted and filtered by. null = unknown or not there: always last, never counted as fine. */
export interface RegistryKeys {
  /** Whole number; smaller = more urgent. Group, then flag, then days since anyone saw the person, so that each group is in one piece. */
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
}

/** The sort keys and views of a row. */
export function registryKeys(row: RegistryRow): RegistryKeys {
  const symptom = "value" in row.symptom ? row.symptom.value : null;
  return {
    urgency:
      (GROUPS.indexOf(row.group) * FLAGS_PER_GROUP + FLAGS.indexOf(row.flag)) * WAITS + (WAITS - 1 - waited(row)),
    step: "value" in row.step ? row.step.value : null,
    change: symptom?.changePct ?? null,
    weeks: symptom?.weeks ?? null,
    nextVisit: row.nextVisit?.at ?? null,
    lastContact: row.lastContact?.slice(0, 10) ?? null,
    views: new Set(row.views as View[]),
  };
}

/** Days since the last contact, to a limit; nobody ever seen them counts as waiting longest. */
function waited({ lastContact, derivedOn }: RegistryRow): number {
  if (lastContact === null) return WAITS - 1;
  return Math.min(Math.max(dayNumber(derivedOn) - dayNumber(lastContact), 0), WAITS - 1);
}
