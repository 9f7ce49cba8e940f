import { expect, test } from "vitest";
import type { FormSheet } from "../../http/contract/form.ts";
import { asksForHelp, firstOpen, stepsOf } from "./form-steps.ts";

const item = (linkId: string, askedFirst = false) => ({ linkId, askedFirst, options: [], scored: true });
const sheet = (id: string, items: object[], more: object = {}) =>
  ({ form: { id, items, skips: [], ...more }, answers: {}, helpFrom: { "9": 1 } }) as unknown as FormSheet;
const sheets = [
  sheet("A", [item("1"), item("9")]),
  sheet("B", [item("1"), item("g", true)], { skips: [{ linkId: "g", value: 0, skipped: ["1"] }] }),
];

test("questions come form by form, gates first, and what a gate rules out is not asked", () => {
  expect(stepsOf(sheets, {}).map(({ id }) => id)).toEqual(["A/1", "A/9", "B/g", "B/1"]);
  expect(stepsOf(sheets, { B: { g: 0 } }).map(({ id }) => id)).toEqual(["A/1", "A/9", "B/g"]);
});

test("going on starts at the first question nobody came to; one left out on purpose is not asked again", () => {
  const steps = stepsOf(sheets, {});
  expect(firstOpen(steps, {})).toBe(0);
  expect(firstOpen(steps, { A: { "1": null } })).toBe(1);
  expect(firstOpen(steps, { A: { "1": 0, "9": null }, B: { g: 1, "1": 1 } })).toBe(4);
});

test("help is shown from the answer on that alerts, and never for what was not said", () => {
  const step = stepsOf(sheets, {})[1]!;
  expect([0, 1, 3, null].map((value) => asksForHelp(step, value))).toEqual([false, true, true, false]);
  expect(asksForHelp(stepsOf(sheets, {})[0]!, 3)).toBe(false);
});
