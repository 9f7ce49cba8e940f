import { findMedication } from "../../knowledge/find-medication.ts";
import type { CareCase } from "./care-case.ts";
import type { Fact, FactTable } from "./fact.ts";

/** The raw answers behind the safety rules that stand. */
export const safetyFacts: FactTable = {
  "safety.answer": (of) => self(of)?.answer ?? { unknown: "the answer" },
  "safety.instrument": (of) => instrumentOf(of, ["PIV-S1", "PIV-S2", "PIV-S2-C-SSRS"]),
  "safety.on": (of) => self(of)?.mark.at.slice(0, 10) ?? { unknown: "the day" },
  "use.returned": (of) => hasReturnedToUse(of),
  "safety.riskOn": (of) =>
    of.standing.find(({ rule }) => rule === "PIV-S3" || rule === "PIV-S4")?.mark.at.slice(0, 10) ?? {
      unknown: "the day",
    },
};

/** Substances that count as use in opioid use disorder. */
const OPIOIDS: ReadonlySet<string> = new Set([
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

/** Facts by family: `standing.PIV-S1`, `sign.rash`, `context.postpartum`, `medicine-class.opioid`. */
export const FAMILIES: Readonly<Record<string, (of: CareCase, name: string) => Fact>> = {
  standing: (of, rule) => of.standing.some((one) => one.rule === rule),
  sign: (of, sign) => signIsPresent(of, sign),
  context: (of, context) =>
    of.timeline.contexts === null ? { unknown: `whether ${context}` } : of.timeline.contexts.includes(context),
  "medicine-class": (of, name) =>
    of.situation.medications.some((one) => findMedication(of.knowledge, one.medication)?.classes.includes(name)),
};

function self(of: CareCase) {
  return of.standing.find(({ rule }) => rule === "PIV-S1" || rule === "PIV-S2" || rule === "PIV-S2-C-SSRS");
}

function instrumentOf(of: CareCase, rules: readonly string[]): Fact {
  const entryId = of.standing.find(({ rule }) => rules.includes(rule))?.mark.entryId;
  const series = of.timeline.scores.find((lane) => lane.points.some((point) => point.entryId === entryId));
  return series?.instrument ?? { unknown: "the form" };
}

/**
 * An unexpected opioid in the newest drug screen of the last days. A positive screen in the first days of care, with no negative one
 * before it, is what was there before treatment and no return.
 */
function hasReturnedToUse(of: CareCase): boolean {
  const { timeline } = of;
  const days = of.knowledge.playbook.limits.useReturnDays;
  const newest = timeline.toxScreens[timeline.toxScreens.length - 1];
  if (newest === undefined || timeline.asOfDay - newest.day > days) return false;
  const start = timeline.careStartDay ?? newest.day;
  const found = newest.positive.filter((one) => OPIOIDS.has(one) && !newest.expected.includes(one));
  return found.some(
    (one) =>
      newest.day - start > days ||
      timeline.toxScreens.some((screen) => screen !== newest && screen.negative.includes(one)),
  );
}

/** A sign counts for some days, or until it is said to be absent. */
function signIsPresent(of: CareCase, sign: string): boolean {
  const last = of.timeline.signs.findLast((mark) => mark.sign === sign);
  const { signDays } = of.knowledge.playbook.limits;
  return last?.present === true && of.timeline.asOfDay - last.day <= signDays;
}
