import { expect, test } from "vitest";
import { answeredOf, answersInOrder, askedItems, type FormItem, keyOf } from "./form-answers.ts";

function item(linkId: string, part: Partial<FormItem> = {}): FormItem {
  const options = [0, 1].map((value) => ({ value, text: `${value}` }));
  return {
    linkId,
    text: linkId,
    scored: true,
    safety: false,
    options,
    input: "choice",
    min: null,
    max: null,
    wholeNumbers: true,
    unit: null,
    heading: null,
    guidance: null,
    askedFirst: false,
    ...part,
  };
}
const gated = {
  items: [item("1"), item("2"), item("gate", { askedFirst: true, scored: false })],
  skips: [{ linkId: "gate", value: 0, skipped: ["1", "2"] }],
};

test("an open answer is null, never zero", () => {
  expect(answersInOrder(gated, { "2": 0, gate: 1 })).toEqual([null, 0, 1]);
});

test("the gate is asked first, and a no leaves the rest unasked, also where it had been answered", () => {
  expect(askedItems(gated, {}).map(({ linkId }) => linkId)).toEqual(["gate", "1", "2"]);
  expect(askedItems(gated, { gate: 0 }).map(({ linkId }) => linkId)).toEqual(["gate"]);
  expect(answersInOrder(gated, { "1": 1, gate: 0 })).toEqual([null, null, 0]);
});

test("only scored items count as answered; where none is scored, all do", () => {
  expect(answeredOf(gated, { "2": 0, gate: 1 })).toEqual({ answered: 1, of: 2 });
  expect(answeredOf({ items: [item("a", { scored: false })], skips: [] }, { a: 0 })).toEqual({ answered: 1, of: 1 });
});

test("a key is the value where options count up, else the place", () => {
  const counting = item("a", { options: [1, 2, 3].map((value) => ({ value, text: "" })) });
  const keyed = item("b", { options: [1, 0].map((value) => ({ value, text: "" })) });
  const long = item("c", { options: Array.from({ length: 11 }, (_, value) => ({ value, text: "" })) });
  expect([0, 1, 2].map((index) => keyOf(counting, index))).toEqual(["1", "2", "3"]);
  expect([0, 1].map((index) => keyOf(keyed, index))).toEqual(["1", "2"]);
  expect(keyOf(long, 0)).toBe("0");
  expect(keyOf(long, 10)).toBeNull();
});
