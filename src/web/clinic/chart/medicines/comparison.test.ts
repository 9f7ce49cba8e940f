import { describe, expect, it } from "vitest";
import type { MedicinesRead } from "../../../../http/contract/medicines.ts";
import { type Comparison, differs, newComparison, openLines, resumed, type Said, saidBy } from "./comparison.ts";

const line = (key: string, medication: string, over = {}) => ({
  key,
  medication,
  source: "prescribed",
  state: "taken",
  doseMg: 50,
  frequency: "once-daily",
  lastFill: null,
  ...over,
});
const read = (lines: object[], over = {}) =>
  ({ lines, signed: null, draft: null, ...over }) as unknown as MedicinesRead;
const TODAY = "2026-03-02";

describe("a comparison of lists", () => {
  const list = read([
    line("a", "sertraline", { lastFill: { on: "2026-02-20", daysSupply: 30, runsOutOn: "2026-03-22" } }),
    line("b", "quetiapine"),
    line("c", "lorazepam", { state: "stopped" }),
    line("use:cannabis", "cannabis", { source: "substance" }),
  ]);
  const begun = newComparison(list, "r", TODAY);

  it("begins with what runs, and says that nobody else was asked", () => {
    expect(begun.lines.map(({ medication }) => medication)).toEqual(["sertraline", "quetiapine"]);
    expect(begun.lines.map((one) => saidBy(one, "patient").state)).toEqual(["not-asked", "not-asked"]);
    expect(begun.lines.some((one) => differs(begun, one))).toBe(false);
  });

  it("does not take a missing fill for a different list", () => {
    expect(saidBy(begun.lines[1]!, "pharmacy").state).toBe("not-asked");
    expect(differs(begun, begun.lines[1]!)).toBe(false);
  });

  const asked: Comparison = {
    ...begun,
    lists: begun.lists.map((one) => (one.source === "patient" ? { ...one, asked: true } : one)),
  };
  it("takes nothing from a source that was not asked about a line, and shows where one leaves it out or takes another dose", () => {
    const [first] = asked.lines;
    expect(saidBy(first!, "patient").state).toBe("not-asked");
    expect(differs(asked, first!)).toBe(false);
    const told = (said: object) => ({ ...first!, said: [...first!.said, { source: "patient", ...said } as Said] });
    expect(differs(asked, told({ state: "listed", doseMg: 50 }))).toBe(false);
    expect(differs(asked, told({ state: "listed", doseMg: 25 }))).toBe(true);
    expect(differs(asked, told({ state: "not-listed" }))).toBe(true);
    expect(differs(asked, told({ state: "not-taking" }))).toBe(true);
  });

  it("is not whole while a line has no decision, or one against the record has no reason", () => {
    expect(openLines(begun)).toHaveLength(2);
    const [first, second] = begun.lines;
    expect(
      openLines({
        ...begun,
        lines: [
          { ...first!, decision: "keep" },
          { ...second!, decision: "stop" },
        ],
      }),
    ).toHaveLength(1);
    expect(
      openLines({
        ...begun,
        lines: [
          { ...first!, decision: "keep" },
          { ...second!, decision: "stop", reason: "Not taken" },
        ],
      }),
    ).toEqual([]);
  });

  it("is taken up again with what joined the record since", () => {
    const draft = { ...begun, lines: begun.lines.slice(0, 1).map((one) => ({ ...one, decision: "keep" as const })) };
    const on = resumed({ ...list, draft } as unknown as MedicinesRead, TODAY);
    expect(on?.lines.map(({ medication, decision }) => [medication, decision])).toEqual([
      ["sertraline", "keep"],
      ["quetiapine", undefined],
    ]);
  });
});
