import { findMedication } from "../../knowledge/find-medication.ts";
import type { Standing } from "../../situation/standing-safety.ts";
import type { HistoryMark } from "../../timeline/timeline.ts";
import type { CareCase } from "./care-case.ts";
import type { Fact, FactFamily, FactTable } from "./fact.ts";

/** The raw answers behind the safety rules that stand. */
export const safetyFacts: FactTable = {
  /** Unknown where another question than the safety item raised it. */
  "safety.answer": (of) => positive(raised(of)?.answer) ?? { unknown: "the answer" },
  "safety.instrument": (of) => instrumentOf(of, raised(of)),
  "safety.on": (of) => dayOf(raised(of)),
  "ask.instrument": (of) => instrumentOf(of, unanswered(of)),
  "ask.on": (of) => dayOf(unanswered(of)),
  "use.returned": (of) => useReturnDay(of) !== null,
  /** Day of the attempt that holds up the high risk; unknown where a screen or a judgement does. */
  "attempt.on": (of) => attemptOf(of)?.at.slice(0, 10) ?? { unknown: "no attempt in the last three months" },
  "attempt.stands": (of) => attemptOf(of) !== undefined,
  "safety.riskOn": (of) =>
    of.standing.find(({ rule }) => rule === "PIV-S3" || rule === "PIV-S4")?.mark.at.slice(0, 10) ?? {
      unknown: "the day",
    },
};

/** Substances that count as use in opioid use disorder. */
export const OPIOIDS: ReadonlySet<string> = new Set([
  "opioid",
  "opiate",
  "opiates",
  "heroin",
  "fentanyl",
  "morphine",
  "oxycodone",
  "hydrocodone",
  "codeine",
  "methadone",
  "tramadol",
]);

/** Facts by family: `standing.PIV-S1`, `context.postpartum`, `medicine-class.opioid`. */
export const SAFETY_FAMILIES: Readonly<Record<string, FactFamily>> = {
  standing: (of, rule) => of.standing.some((one) => one.rule === rule),
  context: (of, context) =>
    of.timeline.contexts === null ? { unknown: `whether ${context}` } : of.timeline.contexts.includes(context),
  /** A condition that is active and confirmed, the one treated first or not. */
  active: (of, name) => of.situation.conditions.some(({ condition }) => condition === name),
  "medicine-class": (of, name) =>
    of.situation.medications.some((one) => findMedication(of.knowledge, one.medication)?.classes.includes(name)),
};

function attemptOf({ standing, timeline }: CareCase): HistoryMark | undefined {
  const id = standing.find(({ rule }) => rule === "PIV-S3")?.mark.entryId;
  return id === undefined ? undefined : timeline.background.histories.find(({ entryId }) => entryId === id);
}

function raised({ standing }: CareCase): Standing | undefined {
  return standing.find(({ rule }) => rule === "PIV-S1");
}

function unanswered({ standing }: CareCase): Standing | undefined {
  return standing.find(({ rule }) => rule === "PIV-S2" || rule === "PIV-S2-C-SSRS");
}

function positive(answer: number | null | undefined): number | undefined {
  return answer !== null && answer !== undefined && answer > 0 ? answer : undefined;
}

function dayOf(standing: Standing | undefined): Fact {
  return standing?.mark.at.slice(0, 10) ?? { unknown: "the day" };
}

function instrumentOf({ timeline }: CareCase, standing: Standing | undefined): Fact {
  const id = standing?.mark.entryId;
  const series = timeline.scores.find((lane) => lane.points.some((point) => point.entryId === id));
  return series?.instrument ?? { unknown: "the form" };
}

/**
 * Day an opioid was last used again, by an unexpected finding of the newest drug screen or by what was told, in the last days; null
 * where none was. A positive screen in the first days of care, with no negative one before it, is what was there before treatment and
 * no return; so is use told of then.
 */
export function useReturnDay(of: CareCase): number | null {
  const { timeline } = of;
  const { careStartDay, asOfDay, toxScreens, background } = timeline;
  const days = of.knowledge.playbook.limits.useReturnDays;
  const wasFree = (substance: string, before: number) =>
    toxScreens.some((screen) => screen.day < before && screen.negative.includes(substance)) ||
    background.uses.some((use) => use.day < before && use.substance === substance && use.frequency === "none");
  const isReturn = (substance: string, day: number) =>
    OPIOIDS.has(substance) && asOfDay - day <= days && (day - (careStartDay ?? day) > days || wasFree(substance, day));
  const screen = toxScreens.at(-1);
  const found = screen?.positive.filter((one) => !screen.expected.includes(one)) ?? [];
  const screened = screen !== undefined && found.some((one) => isReturn(one, screen.day)) ? [screen.day] : [];
  const newest = new Map(background.uses.map((use) => [use.substance, use]));
  const told = [...newest.values()].filter((use) => use.frequency !== "none" && isReturn(use.substance, use.day));
  const all = [...screened, ...told.map(({ day }) => day)];
  return all.length === 0 ? null : Math.max(...all);
}
