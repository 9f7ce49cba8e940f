import fc from "fast-check";
import { expect, test } from "vitest";
import { type Box, inside, type LabelWish, overlaps, placeLabels } from "./place-labels.ts";

const bounds: Box = { x: 0, y: 0, width: 400, height: 120 };
const box = fc.record({
  x: fc.integer({ min: -30, max: 400 }),
  y: fc.integer({ min: -30, max: 120 }),
  width: fc.integer({ min: 1, max: 90 }),
  height: fc.integer({ min: 1, max: 20 }),
});
const wish = (id: string, priority: number, ...boxes: Box[]): LabelWish<string> => ({
  id,
  priority,
  candidates: boxes.map((b) => ({ box: b, label: id })),
});

test("whatever is asked for, no two labels overlap, none covers an obstacle, none leaves the picture", () => {
  const wishes = fc.array(fc.tuple(fc.integer({ min: 0, max: 5 }), fc.array(box, { minLength: 1, maxLength: 4 })), {
    maxLength: 40,
  });
  fc.assert(
    fc.property(wishes, fc.array(box, { maxLength: 5 }), (asked, obstacles) => {
      const placed = placeLabels(
        asked.map(([priority, boxes], index) => wish(String(index), priority, ...boxes)),
        bounds,
        obstacles,
      );
      placed.forEach((label, index) => {
        expect(inside(label.box, bounds)).toBe(true);
        for (const obstacle of obstacles) expect(overlaps(label.box, obstacle)).toBe(false);
        for (const other of placed.slice(index + 1)) expect(overlaps(label.box, other.box)).toBe(false);
      });
    }),
  );
});

test("the more important label has the first choice, the other takes its second place", () => {
  const first = { x: 10, y: 10, width: 40, height: 12 };
  const second = { x: 10, y: 40, width: 40, height: 12 };
  const placed = placeLabels([wish("minor", 1, first, second), wish("major", 9, first)], bounds);
  expect(placed.map(({ id, box: at }) => [id, at.y])).toEqual([
    ["major", 10],
    ["minor", 40],
  ]);
});

test("a label with no clear place is left out", () => {
  const only = { x: 10, y: 10, width: 40, height: 12 };
  const placed = placeLabels([wish("a", 2, only), wish("b", 1, { ...only, x: 30 })], bounds);
  expect(placed.map(({ id }) => id)).toEqual(["a"]);
});

test("equal importance keeps the order asked", () => {
  const only = { x: 10, y: 10, width: 40, height: 12 };
  expect(placeLabels([wish("a", 1, only), wish("b", 1, only)], bounds).map(({ id }) => id)).toEqual(["a"]);
});
