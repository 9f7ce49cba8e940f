import type { AnswerRule } from "../knowledge/instrument.ts";
import type { Answers } from "./answers.ts";

/** Whether the answers given already make the rule true. Blanks never do, and never speak against it. */
export function holds(rule: AnswerRule, answers: Answers): boolean {
  return rule.some((conditions) =>
    conditions.every(({ linkIds, atLeast, count }) => {
      const reached = linkIds.filter((linkId) => (answers.get(linkId) ?? Number.NEGATIVE_INFINITY) >= atLeast);
      return reached.length >= count;
    }),
  );
}
