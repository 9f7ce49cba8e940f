import { latestScreen } from "../../situation/suicide-screen.ts";
import type { ScorePoint } from "../../timeline/timeline.ts";
import type { CareCase } from "./care-case.ts";
import type { Fact, FactTable } from "./fact.ts";

/**
 * The answer about self-harm against the person's own earlier answers on the same form. Only adds a line: it may raise what S1 asks, and
 * never lowers it. Said to be usual only where it was the same answer several times over weeks, the newest judgement before was none or
 * low, and a safety plan is written.
 */
export const usualFacts: FactTable = {
  "usual.answer": (of) => isUsual(of),
  "usual.times": (of) => runOf(of)?.length ?? NOT_RAISED,
  "usual.since": (of) => runOf(of)?.[0]?.at.slice(0, 10) ?? NOT_RAISED,
  "usual.screen": (of) => screenBefore(of)?.level ?? { unknown: "risk never judged" },
  "usual.screenOn": (of) => screenBefore(of)?.at.slice(0, 10) ?? { unknown: "risk never judged" },
  /** Higher than any answer of the time before, in somebody whose answer was never 0 in it. */
  "usual.risen": (of) => hasRisen(of),
  "usual.highestBefore": (of) => {
    const before = earlier(of);
    return before.length === 0 ? NOT_RAISED : Math.max(...before.map(answerOf));
  },
};

const NOT_RAISED: Fact = { unknown: "no earlier answers" };

const answerOf = ({ safetyItem }: ScorePoint): number => (typeof safetyItem === "number" ? safetyItem : 0);

/** The answers of the form that raised S1, up to the one that did, oldest first; those left out do not count. */
function answersTo({ standing, timeline }: CareCase): ScorePoint[] {
  const mark = standing.find(({ rule }) => rule === "PIV-S1")?.mark;
  const points =
    timeline.scores.find((lane) => lane.points.some(({ entryId }) => entryId === mark?.entryId))?.points ?? [];
  const place = points.findIndex(({ entryId }) => entryId === mark?.entryId);
  return points.slice(0, place + 1).filter(({ safetyItem }) => typeof safetyItem === "number");
}

const earlier = (of: CareCase): ScorePoint[] => answersTo(of).slice(0, -1);

/** The unbroken run of the same answer that ends with the newest. */
function runOf(of: CareCase): ScorePoint[] | undefined {
  const points = answersTo(of);
  const newest = points[points.length - 1];
  if (newest === undefined || answerOf(newest) === 0) return undefined;
  const broken = points.findLastIndex((point) => answerOf(point) !== answerOf(newest));
  return points.slice(broken + 1);
}

function screenBefore(of: CareCase) {
  const screen = latestScreen(of.timeline);
  const previous = earlier(of).at(-1);
  return screen !== undefined && previous !== undefined && screen.day >= previous.day ? screen : undefined;
}

function isUsual(of: CareCase): boolean {
  const { usualTimes, usualDays } = of.knowledge.playbook.limits;
  const run = runOf(of);
  const [first, last] = [run?.[0], run?.[run.length - 1]];
  const level = screenBefore(of)?.level;
  return (
    first !== undefined &&
    last !== undefined &&
    (run?.length ?? 0) >= usualTimes &&
    last.day - first.day >= usualDays &&
    (level === "low" || level === "none") &&
    of.timeline.safetyPlans.some((plan) => plan.day <= last.day)
  );
}

function hasRisen(of: CareCase): boolean {
  const points = answersTo(of);
  const newest = points[points.length - 1];
  const before = points.slice(0, -1).slice(-of.knowledge.playbook.limits.usualTimes);
  if (newest === undefined || before.length < of.knowledge.playbook.limits.usualTimes - 1) return false;
  return before.every((point) => answerOf(point) > 0 && answerOf(point) < answerOf(newest));
}
