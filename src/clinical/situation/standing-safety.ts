import type { Limits } from "../findings/playbook.ts";
import { instant } from "../record/instant.ts";
import { dayNumber } from "../timeline/day-number.ts";
import type { Mark, RiskMark, SafetyMark, Timeline } from "../timeline/timeline.ts";

/** A safety rule that stands today, and the mark that holds it up. */
export interface Standing {
  readonly rule: string;
  readonly mark: SafetyMark;
  /** The raw answer behind it; null where it was no answer of a form. */
  readonly answer: number | null;
}

export const SUICIDE_ATTEMPT = "suicide-attempt";

const CLEARS: Readonly<Record<"emergency" | "same-day", readonly RiskMark["level"][]>> = {
  emergency: ["none", "low", "moderate"],
  "same-day": ["none", "low"],
};

/**
 * Rules raised by an answer or a risk level that nothing has closed, the newest mark of each. A trigger stands through its day; from
 * the next a risk entry of that day or later, at none or low (moderate ends an emergency), closes it; a high answer to item 9 needs
 * an attended visit as well. An unanswered safety question stands until it is answered, or the risk is judged none or low: a missing answer weighs no less than a positive one.
 */
export function standingSafety(timeline: Timeline, limits: Limits): Standing[] {
  const signs = new Set([...timeline.signs, ...timeline.sideEffects].map((mark) => mark.entryId));
  const answers = safetyAnswers(timeline);
  const standing = new Map<string, Standing>();
  for (const mark of timeline.safety) {
    if (signs.has(mark.entryId)) continue;
    const said = answers.get(mark.entryId) ?? "unanswered";
    const answer = said === "unanswered" ? null : said;
    const open = mark.severity === "ask" ? isUnasked(mark, timeline) : isOpen(mark, answer, timeline, limits);
    if (open) standing.set(mark.rule, strongest({ rule: mark.rule, mark, answer }, standing.get(mark.rule)));
  }
  const attempt = standing.has(SUICIDE_RISK_HIGH) ? undefined : recentAttempt(timeline, limits);
  return attempt === undefined ? [...standing.values()] : [...standing.values(), attempt];
}

const SUICIDE_RISK_HIGH = "PIV-S3";

/**
 * An attempt that happened in the last three months, and was written down within them, is behaviour as the screen asks for it: it
 * stands until the risk is judged on the day it was told or later.
 */
function recentAttempt(timeline: Timeline, limits: Limits): Standing | undefined {
  for (const { item, present, entryId, day, told } of timeline.background.histories.toReversed()) {
    if (item !== SUICIDE_ATTEMPT || !present) continue;
    const toldDay = dayNumber(told);
    if (timeline.asOfDay - day > limits.attemptDays || toldDay - day > limits.attemptDays) continue;
    const mark = { entryId, at: told, day: toldDay, rule: SUICIDE_RISK_HIGH, severity: "emergency" } as const;
    if (isOpen(mark, null, timeline, limits)) return { rule: SUICIDE_RISK_HIGH, mark, answer: null };
  }
  return undefined;
}

function safetyAnswers(timeline: Timeline): Map<string, number | "unanswered"> {
  const answers = new Map<string, number | "unanswered">();
  for (const series of timeline.scores) {
    for (const point of series.points) if (point.safetyItem !== null) answers.set(point.entryId, point.safetyItem);
  }
  return answers;
}

/** The newest mark speaks, but an older, graver answer that is still open is not hidden by it. */
function strongest(newer: Standing, older: Standing | undefined): Standing {
  return older !== undefined && (older.answer ?? 0) > (newer.answer ?? 0) ? older : newer;
}

function isOpen(mark: SafetyMark, answer: number | null, timeline: Timeline, limits: Limits): boolean {
  if (timeline.asOfDay <= mark.day || mark.severity === "ask") return true;
  const levels = CLEARS[mark.severity];
  const judged = timeline.risk.some((risk) => levels.includes(risk.level) && isOfThatDayOrLater(risk, mark));
  if (!judged) return true;
  const needsVisit = answer !== null && answer >= limits.item9VisitFrom && mark.severity === "same-day";
  return needsVisit && !timeline.visits.some((visit) => visit.attended && visit.day >= mark.day);
}

function isUnasked(mark: SafetyMark, timeline: Timeline): boolean {
  const series = timeline.scores.find((lane) => lane.points.some((point) => point.entryId === mark.entryId));
  const newest = series?.points[series.points.length - 1];
  if (newest !== undefined && newest.entryId !== mark.entryId) return false;
  const clears = CLEARS["same-day"];
  return (
    timeline.asOfDay <= mark.day ||
    !timeline.risk.some((risk) => clears.includes(risk.level) && isOfThatDayOrLater(risk, mark))
  );
}

const DATE_LENGTH = 10;

/** Where both carry a time, a judgement made earlier the same day cannot have been about it. */
function isOfThatDayOrLater(risk: RiskMark, mark: Mark): boolean {
  if (risk.entryId === mark.entryId) return false;
  if (risk.day !== mark.day) return risk.day > mark.day;
  const bothTimed = risk.at.length > DATE_LENGTH && mark.at.length > DATE_LENGTH;
  return !bothTimed || instant(risk.at) >= instant(mark.at);
}
