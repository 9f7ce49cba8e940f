import { expect, test } from "vitest";
import { cssrsLevel } from "./c-ssrs-level.ts";

test.each([
  [[0, 0, null, null, null, 0], "none"],
  [[1, 0, 0, 0, 0, 0], "low"],
  [[1, 1, 0, 0, 0, 0], "low"],
  [[1, 1, 1, 0, 0, 0], "moderate"],
  [[0, 0, null, null, null, 1], "moderate"],
  [[1, 1, 0, 1, 0, 0], "high"],
  [[1, 1, 0, 0, 1, 0], "high"],
  [[0, 0, null, null, null, 2], "high"],
  [[null, null, null, 1, null, null], "high"],
  [[1, 1, null, 0, 0, 0], undefined],
  [[0, null, null, null, null, 0], undefined],
  [[0, 0, null, null, null, null], undefined],
])("answers %j are %s", (answers, level) => {
  expect(cssrsLevel(answers)).toBe(level);
});
