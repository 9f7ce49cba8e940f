import { expect, test } from "vitest";
import type { ScorePoint } from "../../../../clinical/timeline/timeline.ts";
import { scoreLinks } from "./score-links.ts";

const point = (day: number, total: number | null): ScorePoint => ({
  entryId: `e${day}`,
  at: "2026-01-01",
  day,
  total,
  band: null,
  prorated: false,
  answered: null,
  answers: null,
  safetyItem: null,
});
const told = (points: readonly ScorePoint[]) => {
  const { solid, dotted } = scoreLinks(points);
  return {
    solid: solid.map((run) => run.map(({ day }) => day)),
    dotted: dotted.map((pair) => pair.map(({ day }) => day)),
  };
};

test("scores that follow on each other are one line", () => {
  expect(told([point(0, 17), point(14, 15), point(28, 13)])).toEqual({ solid: [[0, 14, 28]], dotted: [] });
});

test("a form that cannot be scored breaks the line, and is no end of any", () => {
  expect(told([point(0, 17), point(14, 15), point(28, null), point(42, 10), point(56, 8)])).toEqual({
    solid: [
      [0, 14],
      [42, 56],
    ],
    dotted: [[14, 42]],
  });
});

test("a long silence is a dotted link", () => {
  expect(told([point(0, 17), point(57, 8)])).toEqual({ solid: [], dotted: [[0, 57]] });
  expect(told([point(0, 17), point(56, 8)])).toEqual({ solid: [[0, 56]], dotted: [] });
});

test("forms that cannot be scored at either end draw nothing", () => {
  expect(told([point(0, null), point(14, 15), point(28, null)])).toEqual({ solid: [], dotted: [] });
});
