import { FLAGS, GROUPS, type RegistryRow, type View } from "./row.ts";

/** What the registry is sorted and filtered by. null = unknown or not there: always last, never counted as fine. */
export interface RegistryKeys {
  /** Smaller = more urgent. Group before flag, so that a list in this order has each group in one piece. */
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
    urgency: GROUPS.indexOf(row.group) * 100 + FLAGS.indexOf(row.flag),
    step: "value" in row.step ? row.step.value : null,
    change: symptom?.changePct ?? null,
    weeks: symptom?.weeks ?? null,
    nextVisit: row.nextVisit?.at ?? null,
    lastContact: row.lastContact?.slice(0, 10) ?? null,
    views: new Set(row.views as View[]),
  };
}
