import { expect, test } from "vitest";
import { answeredOf, answersInOrder } from "./score-draft.ts";

const items = [
  { linkId: "a", scored: true },
  { linkId: "b", scored: true },
  { linkId: "c", scored: false },
];

test("an open answer is null, never zero", () => {
  expect(answersInOrder(items, { b: 0, c: 2 })).toEqual([null, 0, 2]);
});

test("only scored items count as answered", () => {
  expect(answeredOf(items, { b: 0, c: 2 })).toEqual({ answered: 1, of: 2 });
});
