import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { sentence } from "../clinical/knowledge/sentence.ts";
import type { Take } from "../clinical/medication/taper/dispensable-doses.ts";
import type { TaperPlan, TaperStep } from "../clinical/medication/taper/taper-plan.ts";
import { dayNumber, isoDay } from "../clinical/timeline/day-number.ts";

const DAYS_A_WEEK = 7;

/** A plan as a calendar a person can read: by weeks, or by dates where the first day is given. */
export function taperPage(plan: TaperPlan, knowledge: Knowledge, start?: string): string {
  const say = (key: string) => sentence(knowledge, "en", key);
  const when = (day: number) => (start === undefined ? weekOf(day) : isoDay(dayNumber(start) + day));
  const rows = plan.steps.map((step) => [
    when(step.day),
    `${step.doseMg} mg a day`,
    `down ${step.reductionPct} %`,
    takeWords(step),
  ]);
  const wide = [0, 1, 2].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return [
    `${plan.medication}  ${plan.fromMg} mg a day to ${plan.toMg === 0 ? "nothing" : `${plan.toMg} mg`}`,
    `  ${plan.rule}, ${plan.scheme}, ${plan.weeks} weeks; at least ${plan.minimumWeeks}; risk of withdrawal ${plan.withdrawalRisk}`,
    "",
    ...rows.map((row) => `  ${row.map((cell, column) => cell.padEnd(wide[column] ?? 0)).join("  ")}`.trimEnd()),
    "",
    `  Can be felt: ${say(plan.signs)}`,
    ...plan.cautions.map((key) => `  • ${say(key)}`),
    `  Measure: ${plan.measures.map(({ day }) => when(day)).join(", ")}`,
    `  Sources: ${plan.sources.join(", ")}${plan.mark === "GK" ? " (to be checked against the label before use)" : ""}`,
  ].join("\n");
}

function weekOf(day: number): string {
  const [week, over] = [Math.floor(day / DAYS_A_WEEK), day % DAYS_A_WEEK];
  return over === 0 ? `week ${week}` : `week ${week} + ${over} d`;
}

function takeWords({ take, takeOther }: TaperStep): string {
  if (takeOther === undefined) return takes(take);
  return `one day ${takes(take)}, the next ${takes(takeOther)}`;
}

function takes(take: readonly Take[]): string {
  if (take.length === 0) return "nothing";
  return take.map(takeOne).join(" + ");
}

function takeOne(take: Take): string {
  if ("ml" in take) return `${take.ml} mL of ${take.mgPerMl} mg/mL`;
  const name = take.product === undefined ? take.form : `${take.form} ${take.product}`;
  return `${take.pieces === 0.5 ? "half a" : `${take.pieces} ×`} ${take.strengthMg} mg ${name}`;
}
