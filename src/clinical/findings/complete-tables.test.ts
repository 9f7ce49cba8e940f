import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { incompleteTables } from "../knowledge/playbook-faults.ts";
import type { Condition } from "./condition.ts";
import type { Rule } from "./playbook.ts";
import { tableFaults } from "./table-faults.ts";

const { playbook } = loadKnowledge();
const PROVED = [
  "PIV-2-early",
  "PIV-2",
  "PIV-4-social",
  "PIV-4-panic",
  "PIV-4-panic-therapy",
  "PIV-2-remitted",
  "PIV-4-aud",
  "SEQ-1",
  "SEQ-2-panic",
  "SEQ-2-gad",
  "SEQ-2-social-anxiety",
  "SEQ-2-ptsd",
  "SEQ-2-ocd",
  "SEQ-2-insomnia",
  "SEQ-4-oud",
  "SEQ-4-aud",
  "SEQ-5-youth-depression",
  "SEQ-5-youth-panic",
  "SEQ-5-youth-gad",
  "SEQ-5-youth-social-anxiety",
  "DEFAULT",
];

/** The sentences of one table once a row is changed or, for null, taken out. */
function without(id: string, change: (rule: Rule) => Rule | null): string[] {
  const tables = playbook.tables.map((table) =>
    table.id === id ? { ...table, rules: table.rules.flatMap((rule) => change(rule) ?? []) } : table,
  );
  const table = tables.find((one) => one.id === id);
  if (table === undefined) throw new Error(`no table ${id}`);
  return tableFaults(table, { ...playbook, tables });
}

describe("the tables of the standard playbook", () => {
  test("that call themselves complete are", () => {
    expect(incompleteTables(playbook)).toEqual([]);
  });

  test.each(PROVED)("%s calls itself complete", (id) => {
    expect(playbook.tables.find((table) => table.id === id)?.complete).toBeDefined();
  });

  test("say that they are complete, or why they are not to be, and never both", () => {
    const unclear = playbook.tables.filter(
      ({ complete, partial }) => (complete === undefined) === (partial === undefined),
    );
    expect(unclear.map(({ id }) => id)).toEqual([]);
  });

  test("the first plan for panic is a hole without its last row", () => {
    expect(without("SEQ-2-panic", (rule) => (rule.id === "SEQ-A1" ? null : rule))[0]).toMatch(/no row answers/);
  });

  test("the hole of weeks 6 to 7 would be found again: raised less than 2 weeks ago", () => {
    const recent = (rule: Rule) => (rule.id === "PIV-W6-1" && rule.category === "continue" ? null : rule);
    const holes = without("PIV-2", recent);
    expect(holes).toContainEqual(
      expect.stringMatching(
        /week 6 to under 8.*improvement in percent under 25.*weeks since raised 0 to under 2.*no row answers/,
      ),
    );
  });

  test("a threshold moved by a tenth leaves a hole or a clash", () => {
    const moved = without("PIV-2", (rule) =>
      rule.id === "PIV-W4-1" ? { ...rule, when: later(rule.when, 50, 50.1) } : rule,
    );
    expect(moved).toContainEqual(expect.stringMatching(/improvement in percent 50 to under 50.1.*no row answers/));
  });
});

function later(condition: Condition, from: number, to: number): Condition {
  if ("all" in condition) return { all: condition.all.map((part) => later(part, from, to)) };
  return "atLeast" in condition && condition.atLeast === from ? { ...condition, atLeast: to } : condition;
}
