import type { TaperContent } from "./taper-rule.ts";

/** A day, from the first of the taper, on which the measure of the condition is filled in (gate TG9). */
export interface TaperMeasure {
  readonly day: number;
  readonly after: "step" | "stop";
}

/** Two weeks after each lower dose, unless the next step comes first (then on the day before it), and monthly after the last. */
export function taperMeasures(stepDays: readonly number[], rule: TaperContent["measures"]): TaperMeasure[] {
  const last = stepDays[stepDays.length - 1] ?? 0;
  const during = stepDays.slice(0, -1).map((day, place): TaperMeasure => {
    const next = stepDays[place + 1] ?? last;
    return { day: Math.max(day, Math.min(day + rule.afterStepDays, next - 1)), after: "step" };
  });
  const months = Array.from(
    { length: rule.monthsAfterStop },
    (_, month): TaperMeasure => ({ day: last + (month + 1) * rule.monthDays, after: "stop" }),
  );
  return [...during, { day: last + rule.afterStepDays, after: "step" }, ...months];
}
