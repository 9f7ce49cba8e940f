import { dayNumber } from "./day-number.ts";
import { type EntriesByKind, markOf } from "./entries-by-kind.ts";
import type { ConditionMark } from "./timeline.ts";

export function conditionMarks(entries: EntriesByKind): ConditionMark[] {
  return entries.of("condition").map((entry) => ({
    ...markOf(entry),
    condition: entry.condition,
    severity: entry.severity ?? null,
    status: entry.status,
    verification: entry.verificationStatus ?? "confirmed",
    features: entry.features ?? [],
    onset: entry.onset ?? null,
  }));
}

export interface ActiveCondition {
  readonly condition: string;
  readonly severity: string | null;
  readonly features: readonly string[];
  readonly onset: string | null;
  readonly status: "active" | "remission";
  /** As recorded when it last became active. */
  readonly since: string;
  readonly sinceDay: number;
}

/** Conditions that are active and confirmed by their newest entry, the earlier first. A suspected or refuted one is not. */
export function activeConditions(marks: readonly ConditionMark[]): ActiveCondition[] {
  const active = new Map<string, ActiveCondition>();
  for (const mark of marks) {
    const before = active.get(mark.condition);
    if (mark.status === "resolved" || mark.verification !== "confirmed") active.delete(mark.condition);
    else {
      const since = before?.since ?? mark.at;
      const { condition, severity, features, status } = mark;
      const onset = mark.onset ?? before?.onset ?? null;
      active.set(condition, { condition, severity, features, onset, status, since, sinceDay: dayNumber(since) });
    }
  }
  return [...active.values()].sort((a, b) => a.sinceDay - b.sinceDay);
}

/** The day the condition was last called resolved; null where it never was. What came before belongs to an earlier episode. */
export function lastResolvedDay(marks: readonly ConditionMark[], condition: string | null): number | null {
  const resolved = marks.findLast((mark) => mark.condition === condition && mark.status === "resolved");
  return resolved === undefined ? null : resolved.day;
}
