import fc from "fast-check";
import { expect, test } from "vitest";
import { packRows } from "./pack-rows.ts";

test("a medicine that followed on another stands in its row; one taken beside it gets its own", () => {
  const first = { name: "sertraline", from: 0, to: 60 };
  const second = { name: "venlafaxine", from: 61, to: 200 };
  const beside = { name: "mirtazapine", from: 30, to: 90 };
  expect(packRows([first, second, beside], 1).map((row) => row.map(({ name }) => name))).toEqual([
    ["sertraline", "venlafaxine"],
    ["mirtazapine"],
  ]);
});

test("nothing is lost and no two spans of a row touch", () => {
  const span = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 100 }));
  fc.assert(
    fc.property(fc.array(span, { maxLength: 30 }), (pairs) => {
      const spans = pairs.map(([from, length]) => ({ from, to: from + length }));
      const rows = packRows(spans, 2);
      expect(rows.flat()).toHaveLength(spans.length);
      for (const row of rows) {
        row.forEach((one, index) => {
          const next = row[index + 1];
          if (next) expect(next.from - one.to).toBeGreaterThanOrEqual(2);
        });
      }
    }),
  );
});
