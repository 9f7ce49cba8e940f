/** Answers of the six questions in order; undefined = not reached yet, null = not asked or not answered. */
export type ScreenAnswers = readonly (number | null | undefined)[];

export const QUESTIONS = [1, 2, 3, 4, 5, 6] as const;
const [SECOND, LAST] = [1, 5];

/** Place of the first question still to be put; undefined once the screen is through. "No" to the second goes to the sixth. */
export function nextQuestion(answers: ScreenAnswers): number | undefined {
  const next = QUESTIONS.findIndex((_, place) => answers[place] === undefined && !isSkipped(place, answers));
  return next === -1 ? undefined : next;
}

/** Questions three to five are not put to somebody who answered the second with no. An open second answer skips nothing. */
export function isSkipped(place: number, answers: ScreenAnswers): boolean {
  return place > SECOND && place < LAST && answers[SECOND] === 0;
}

/** The answers as they are kept: what was skipped or not reached is not answered. */
export function screenAnswers(answers: ScreenAnswers): (number | null)[] {
  return QUESTIONS.map((_, place) => (isSkipped(place, answers) ? null : (answers[place] ?? null)));
}

/** The answers with one changed. Going back and changing the second brings the skipped ones back, unanswered. */
export function withAnswer(answers: ScreenAnswers, place: number, answer: number | null): ScreenAnswers {
  return QUESTIONS.map((_, other) => (other === place ? answer : answers[other]));
}
