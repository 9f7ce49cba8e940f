import type { DecisionMark } from "../timeline/timeline.ts";
import type { Decided, Finding } from "./finding.ts";
import { subjectOf } from "./fingerprint.ts";

/** A finding as worked out, before anybody's decision is looked at. */
export type Undecided = Omit<Finding, "decided" | "answered">;

/**
 * Findings with what people decided on them. A decision holds for as long as the finding asks the same question (`inputs`); one that
 * does not say what it saw holds for its own day. Order and number of findings stay as they are.
 */
export function withDecisions(
  findings: readonly Undecided[],
  decisions: readonly DecisionMark[],
  asOfDay: number,
): Finding[] {
  if (decisions.length === 0) return [...findings];
  return findings.map((finding) => {
    const answers = answersTo(finding, decisions, asOfDay);
    const latest = answers.at(-1);
    if (latest === undefined) return finding;
    if (finding.eachRole === true && finding.forRoles.some((role) => !answers.some((one) => one.role === role)))
      return { ...finding, answered: answers };
    return { ...finding, decided: latest };
  });
}

/** The standing answers to a finding, on its own subject: the latest of all, or of each role where each has to answer. Oldest first. */
function answersTo(finding: Undecided, decisions: readonly DecisionMark[], asOfDay: number): Decided[] {
  const about = decisions.filter(
    ({ rule, category, inputs }) =>
      rule === finding.rule &&
      (category === null || category === finding.category) &&
      (inputs === null || subjectOf(inputs) === subjectOf(finding.inputs)),
  );
  const latest = new Map(about.map((one) => [finding.eachRole === true ? one.role : "anyone", one]));
  return [...latest.values()]
    .filter((one) => (one.inputs === null ? one.day === asOfDay : one.inputs === finding.inputs))
    .map(({ action, by, role, at, entryId }) => ({ action, by, role, on: at.slice(0, 10), entry: entryId }));
}

/** As much of a finding as its standing hangs on, as worked out or as sent to a screen. */
type Answerable = Pick<Finding, "category" | "track"> & { readonly decided?: object | undefined };

/** About a danger: it stands until its own closing rule is met, whatever anybody decides. */
export function isSafety({ category, track }: Pick<Finding, "category" | "track">): boolean {
  return track === "safety" || category === "safety-emergency" || category === "safety-same-day";
}

/** Answered, and so no longer first, no longer counted and no longer flagged. Never true of a danger. */
export function isSettled(finding: Answerable): boolean {
  return finding.decided !== undefined && !isSafety(finding);
}

/** Roles whose answer is still waited for, in the finding's own order. */
export function rolesToAnswer(
  finding: Answerable & {
    readonly answered?: readonly { readonly role: string | null }[] | undefined;
    readonly forRoles: readonly string[];
  },
): string[] {
  if (isSettled(finding)) return [];
  const answered = new Set((finding.answered ?? []).map(({ role }) => role));
  return finding.forRoles.filter((role) => !answered.has(role));
}

/** Open findings first, each part in its own order: how a person goes through them. */
export function openFirst<T extends Answerable>(findings: readonly T[]): T[] {
  return [...findings.filter((one) => !isSettled(one)), ...findings.filter(isSettled)];
}
