import { describe, expect, test } from "vitest";
import type { Condition } from "./condition.ts";
import type { Playbook, Rule, RuleTable } from "./playbook.ts";
import { tableFaults as faultsIn } from "./table-faults.ts";

const week = (from: number, below?: number): Condition =>
  below === undefined ? { fact: "week", atLeast: from } : { fact: "week", from, below };
const under = (pct: number): Condition => ({ fact: "change", below: pct });
const atLeast = (pct: number): Condition => ({ fact: "change", atLeast: pct });

const LEVELS = ["first", "later"].map((name) => ({ name, primary: true, silences: [] }));

/** A playbook of this table and those beside it. */
function tableFaults(one: RuleTable, ...beside: RuleTable[]): string[] {
  return faultsIn(one, { tables: [one, ...beside], levels: LEVELS } as unknown as Playbook);
}

function row(id: string, all: Condition[], more: Partial<Rule> = {}): Rule {
  return { id, category: "continue", band: "W", level: "first", when: { all }, ...more } as Rule;
}
function table(rules: Rule[], more: Partial<NonNullable<RuleTable["complete"]>> = {}): RuleTable {
  const domain = { week: { from: 0 }, change: { called: "improvement in percent" } };
  return { id: "T", title: "T", enter: { all: [] }, rules, complete: { domain, ...more } };
}

describe("a table that calls itself complete", () => {
  test("is proved where every point has its row", () => {
    expect(
      tableFaults(table([row("A", [week(0, 6)]), row("B", [week(6), under(25)]), row("C", [week(6), atLeast(25)])])),
    ).toEqual([]);
  });

  test("names a hole by where it lies, told once", () => {
    const holed = table([
      row("A", [week(0, 6)]),
      row("B", [week(6, 8), under(25)]),
      row("C", [week(8)]),
      row("D", [week(6, 8), atLeast(50)]),
    ]);
    expect(tableFaults(holed)).toEqual(["week 6 to under 8, improvement in percent 25 to under 50: no row answers"]);
  });

  test("a hole as narrow as one side of a threshold is found", () => {
    const rules = [row("A", [under(25)]), row("B", [{ fact: "change", atLeast: 25.1 }])];
    expect(tableFaults(table(rules))).toEqual(["improvement in percent 25 to under 25.1: no row answers"]);
  });

  test("where the first row wins, a later one may overlap, but no row may be one that never comes first", () => {
    const across = [row("A", [under(10)]), row("B", [week(3)]), row("C", [week(0)])];
    expect(tableFaults(table(across, { firstWins: "the paper" }))).toEqual([]);
    const behind = [row("A", [week(0)]), row("B", [week(3)])];
    expect(tableFaults(table(behind, { firstWins: "the paper" }))).toEqual(["B continue never comes first"]);
  });

  test("an addition decides nothing: it may stand beside a row, and fills no hole", () => {
    const beside = row("B", [week(6)], { band: "X" });
    const additions = ["B continue"];
    expect(tableFaults(table([row("A", [week(0)]), beside], { additions }))).toEqual([]);
    expect(tableFaults(table([row("A", [week(0, 6)]), beside], { additions }))).toEqual([
      "week 6 or more: no row answers",
    ]);
  });

  test("a table that may be silent has no holes, and clashes all the same", () => {
    const silent = "nothing need be said";
    expect(tableFaults(table([row("A", [week(0, 6)])], { silent }))).toEqual([]);
    const clash = [row("A", [week(0, 7)]), row("B", [week(6)], { band: "X" })];
    expect(tableFaults(table(clash, { silent }))).toEqual(["week 6 to under 7: A continue and B continue both answer"]);
  });

  test("two bands must not answer one point", () => {
    const rules = [row("A", [week(0, 7)]), row("B", [week(6)], { band: "X" })];
    expect(tableFaults(table(rules))).toEqual(["week 6 to under 7: A continue and B continue both answer"]);
  });

  test("of two rows of a band the earlier must be the narrower, or say that it goes before", () => {
    const narrow = row("A", [week(0), under(10)]);
    expect(tableFaults(table([narrow, row("B", [week(0)])]))).toEqual([]);
    const across = [row("A", [under(10)]), row("B", [week(3)]), row("C", [week(0)])];
    expect(tableFaults(table(across))).toContain(
      "week 3 or more, improvement in percent under 10: A continue and B continue both hold, and neither is the narrower",
    );
    const said = [
      row("A", [under(10)], { winsOver: ["B continue", "C continue"] }),
      row("B", [week(3)]),
      row("C", [week(0, 3)]),
    ];
    expect(tableFaults(table(said))).toEqual([]);
  });

  test("a row on a later level of the same band yields, and rows of the tables named beside it count", () => {
    const later = [row("A", [week(0)], { level: "later" }), row("B", [under(10)])];
    expect(tableFaults(table(later))).toEqual([]);
    const [low, high] = [row("A", [week(0, 6)]), row("B", [week(6)])];
    const beside: RuleTable = { id: "U", title: "U", enter: { all: [] }, rules: [high] };
    expect(tableFaults(table([low]), beside)).toEqual(["week 6 or more: no row answers"]);
    expect(tableFaults(table([low], { with: ["U"] }), beside)).toEqual([]);
    expect(tableFaults(table([low], { with: ["V"] }), beside)).toEqual([
      'is to be complete with table "V", which does not exist',
    ]);
  });

  test("only where the table is entered must there be an answer", () => {
    expect(tableFaults({ ...table([row("A", [week(3)])]), enter: week(3) })).toEqual([]);
    expect(tableFaults({ ...table([row("A", [week(4)])]), enter: week(3) })).toEqual([
      "week 3 to under 4: no row answers",
    ]);
  });

  test("a row that another always beats is named", () => {
    expect(tableFaults(table([row("A", [week(0)]), row("B", [week(0), under(10)])]))).toContain(
      "B continue never comes first",
    );
  });

  test("an unknown is a point of its own: unanswered unless a row asks", () => {
    const domain = { change: { unknown: true as const } };
    const rows = [row("A", [under(25)]), row("B", [atLeast(25)])];
    expect(tableFaults(table(rows, { domain }))).toEqual(["change not known: no row answers"]);
    const asking = row("Q", [], { band: undefined, whenUndecided: true });
    expect(tableFaults(table([...rows, asking], { domain }))).toEqual([]);
  });

  test("points answered elsewhere are left out, and a fact without a domain is refused", () => {
    const rows = [row("A", [week(0, 6)])];
    const except = [{ when: week(6), because: "another table" }];
    expect(tableFaults(table(rows, { except }))).toEqual([]);
    expect(tableFaults(table([row("A", [{ fact: "dose", is: "high" }])]))).toEqual([
      'reads "dose", which its domain does not name',
    ]);
  });
});
