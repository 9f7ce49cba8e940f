import fc from "fast-check";
import { expect, test } from "vitest";
import { GROUPS } from "../../../clinical/registry/row.ts";
import { itemAt, itemCount, lineOfRow, spansOfCounts } from "./list-layout.ts";

const counts = fc
  .tuple(fc.nat(40), fc.nat(40), fc.nat(40), fc.nat(40))
  .map((numbers) => GROUPS.map((group, index) => ({ group, count: numbers[index] ?? 0 })));

test("every row stands at exactly one line, in order, under the head of its group", () => {
  fc.assert(
    fc.property(counts, (given) => {
      const spans = spansOfCounts(given);
      const total = given.reduce((sum, { count }) => sum + count, 0);
      const lines = Array.from({ length: itemCount(total, spans) }, (_, line) => itemAt(line, spans));
      const rows = lines.flatMap((item) => (item.kind === "row" ? [item.index] : []));
      expect(rows).toEqual(Array.from({ length: total }, (_, index) => index));
      const heads = lines.flatMap((item) => (item.kind === "group" ? [item.span.group] : []));
      expect(heads).toEqual(given.filter(({ count }) => count > 0).map(({ group }) => group));
    }),
  );
});

test("line and row lead to each other", () => {
  fc.assert(
    fc.property(counts, fc.nat(200), (given, index) => {
      const spans = spansOfCounts(given);
      expect(itemAt(lineOfRow(index, spans), spans)).toEqual({ kind: "row", index });
    }),
  );
});

test("an empty group has no head", () => {
  expect(
    spansOfCounts([
      { group: "today", count: 0 },
      { group: "decide", count: 2 },
    ]),
  ).toEqual([{ group: "decide", from: 0, count: 2 }]);
});
