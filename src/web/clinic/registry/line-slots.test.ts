import fc from "fast-check";
import { expect, test } from "vitest";
import { type LineSlots, slotsFor } from "./line-slots.ts";

const stretch = fc
  .tuple(fc.nat(300), fc.integer({ min: 1, max: 40 }), fc.nat(300))
  .map(([from, count, kept]) => [...new Set([kept, ...Array.from({ length: count }, (_, at) => from + at)])]);

test("scrolled in whatever way, no two lines share a slot and a line that stays keeps its own", () => {
  fc.assert(
    fc.property(fc.array(stretch, { minLength: 1, maxLength: 12 }), (stretches) => {
      let before: LineSlots = new Map();
      for (const lines of stretches) {
        const slots = slotsFor(lines, before);
        expect([...slots.keys()]).toEqual(lines);
        expect(new Set(slots.values()).size).toBe(lines.length);
        for (const line of lines) if (before.has(line)) expect(slots.get(line)).toBe(before.get(line));
        before = slots;
      }
    }),
  );
});

test("a line that comes takes the slot of the one that left", () => {
  const before = slotsFor([0, 1, 2, 3], new Map());
  expect([...slotsFor([0, 2, 3, 4], before)]).toEqual([
    [0, 0],
    [2, 2],
    [3, 3],
    [4, 1],
  ]);
});
