import type { Fired } from "./decide.ts";
import { findingOf } from "./finding-of.ts";

/**
 * Whether a rule asked about two conditions says one thing: of the same medicine, of the same course of therapy, with the same aim, or
 * in the same words.
 */
export function isSameFinding(a: Fired, b: Fired): boolean {
  const [one, other] = [a.row.rule, b.row.rule];
  if (one.id !== other.id || one.category !== other.category) return false;
  if (one.track === "medication" && a.of.index !== undefined && a.of.index === b.of.index) return true;
  if (one.track === "therapy" && a.of.course !== undefined && a.of.course.courseId === b.of.course?.courseId)
    return true;
  const [first, second] = [a, b].map((fired) => findingOf(fired, false, fired.of.knowledge));
  if (first === undefined || second === undefined) return false;
  if (first.to !== undefined && JSON.stringify(first.to) === JSON.stringify(second.to)) return true;
  return JSON.stringify([first.because, first.do]) === JSON.stringify([second.because, second.do]);
}
