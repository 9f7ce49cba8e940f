import { expect, test } from "vitest";
import { nextQuestion, type ScreenAnswers, screenAnswers, withAnswer } from "./screen-branching.ts";

const given = (...answers: (number | null)[]): ScreenAnswers => answers;

test("no to the second question goes to the sixth", () => {
  expect(nextQuestion(given(1, 0))).toBe(5);
  expect(screenAnswers(given(1, 0))).toEqual([1, 0, null, null, null, null]);
});

test("yes, or no answer, to the second asks all that follow", () => {
  expect(nextQuestion(given(0, 1))).toBe(2);
  expect(nextQuestion(given(0, null))).toBe(2);
  expect(nextQuestion(given(1, 1, 1, 1))).toBe(4);
});

test("the sixth is always asked, and ends it", () => {
  expect(nextQuestion(given(0, 0))).toBe(5);
  expect(nextQuestion(withAnswer(given(0, 0), 5, 0))).toBeUndefined();
});

test("a second answer changed to yes brings the skipped questions back", () => {
  const through = withAnswer(given(1, 0), 5, 0);
  const changed = withAnswer(through, 1, 1);
  expect(nextQuestion(changed)).toBe(2);
  expect(screenAnswers(changed)).toEqual([1, 1, null, null, null, 0]);
});

test("answers given to questions that are then skipped are not kept", () => {
  expect(screenAnswers(withAnswer(given(1, 1, 1, 0, 0, 0), 1, 0))).toEqual([1, 0, null, null, null, 0]);
});
