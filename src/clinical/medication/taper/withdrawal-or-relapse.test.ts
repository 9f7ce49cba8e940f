import { describe, expect, test } from "vitest";
import { withdrawalOrRelapse } from "./withdrawal-or-relapse.ts";

describe("withdrawalOrRelapse", () => {
  test.each([
    [
      "withdrawal: days after a step, dizzy, score as before",
      { onsetDays: 3, newBodily: true, phqRise: 1, phq: 5 },
      "withdrawal",
    ],
    ["withdrawal: comes in waves", { onsetDays: 14, waxing: true, phqRise: 4, phq: 8 }, "withdrawal"],
    ["relapse: up 5 to 10, weeks later", { onsetDays: 40, phqRise: 5, phq: 10 }, "relapse"],
    [
      "relapse goes first, also with shocks days after a step",
      { onsetDays: 2, newBodily: true, phqRise: 6, phq: 12 },
      "relapse",
    ],
    ["up 5, still below 10", { onsetDays: 40, newBodily: true, phqRise: 5, phq: 9 }, "unclear"],
    ["too late for withdrawal", { onsetDays: 15, newBodily: true, phqRise: 0, phq: 4 }, "unclear"],
    ["no score: never said to be withdrawal", { onsetDays: 3, newBodily: true }, "unclear"],
    ["ten as before, no rise: no relapse", { onsetDays: 40, phqRise: 4, phq: 10 }, "unclear"],
    ["a rise, the score itself not known", { onsetDays: 3, newBodily: true, phqRise: 6 }, "unclear"],
    ["a score, the rise not known", { onsetDays: 3, newBodily: true, phq: 12 }, "unclear"],
    [
      "early, but neither bodily nor in waves",
      { onsetDays: 3, newBodily: false, waxing: false, phqRise: 1, phq: 5 },
      "unclear",
    ],
    ["the day it began not asked", { newBodily: true, phqRise: 1, phq: 5 }, "unclear"],
    ["nothing asked", {}, "unclear"],
  ] as const)("%s", (_name, seen, reads) => {
    expect(withdrawalOrRelapse(seen).reads).toBe(reads);
  });

  test("names what was not asked", () => {
    expect(withdrawalOrRelapse({ onsetDays: 3, newBodily: true }).missing).toEqual(["waxing", "phqRise", "phq"]);
  });
});
