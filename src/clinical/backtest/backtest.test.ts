import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import type { Condition } from "../findings/condition.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Entry } from "../record/entry.ts";
import type { PatientRecord } from "../record/record.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import { BacktestTally } from "./backtest.ts";

const standard = loadKnowledge();
const DAY_ZERO = dayNumber("2026-01-05");

/** The week-4 rows asked of `from` percent instead of 20. */
function asking(from: number): Knowledge {
  const moved = (one: Condition): Condition => {
    if ("all" in one) return { all: one.all.map(moved) };
    if ("fact" in one && one.fact === "symptom.improvementPct") {
      if ("from" in one && one.from === 20) return { ...one, from };
      if ("below" in one && one.below === 20) return { ...one, below: from };
    }
    return one;
  };
  const tables = standard.playbook.tables.map((table) => ({
    ...table,
    rules: table.rules.map((rule) => (rule.id.startsWith("PIV-W4") ? { ...rule, when: moved(rule.when) } : rule)),
  }));
  return { ...standard, playbook: { ...standard.playbook, version: `asks-${from}`, tables } };
}

/** Sertraline 50 mg from day 0, PHQ-9 by day, everything asked every week. */
function course(id: string, scores: Readonly<Record<number, number>>): PatientRecord {
  const body = (day: number, rest: object) => ({
    id: `${id}-${day}-${JSON.stringify(rest).length}`,
    at: isoDay(DAY_ZERO + day),
    ...rest,
  });
  const asked = [7, 14, 21, 28, 35, 42, 49].flatMap((day) => [
    body(day, { kind: "adherence", medication: "sertraline", missed: 0, of: 7 }),
    body(day, { kind: "side-effect", effect: "any", severity: "none", medication: "sertraline" }),
  ]);
  const entries = [
    body(-3, { kind: "condition", condition: "mdd", status: "active" }),
    body(0, { kind: "medication", orderId: "o", action: "start", medication: "sertraline", doseMg: 50 }),
    ...Object.entries(scores).map(([day, total]) =>
      body(Number(day), { kind: "score", instrument: "PHQ-9", total, safetyItem: 0 }),
    ),
    ...asked,
  ];
  return { format: "accord-record/1", patient: { id, name: id }, entries: entries as Entry[] };
}

function backtest(a: Knowledge, b: Knowledge, records: readonly PatientRecord[]) {
  const tally = new BacktestTally(a, b);
  for (const record of records) tally.add(record);
  return tally.result();
}

/** 22 % better at week 3 and after: the standard playbook goes on, one that asks 25 raises the dose. */
const drifting = course("drift", { [-3]: 18, 14: 15, 21: 14, 28: 14, 35: 14, 42: 14, 49: 14 });
const clear = course("clear", { [-3]: 18, 14: 17, 21: 17, 28: 17, 35: 17, 42: 17, 49: 17 });

describe("two playbooks over the same courses", () => {
  test("the same playbook differs nowhere", () => {
    const found = backtest(standard, standard, [drifting, clear]);
    expect(found).toMatchObject({
      courses: 2,
      judged: 2,
      leftOut: 0,
      same: 2,
      earlier: 0,
      later: 0,
      never: 0,
      differences: [],
    });
  });

  test("a stricter row calls earlier, and the other way round later", () => {
    const [more, less] = [
      backtest(standard, asking(25), [drifting, clear]),
      backtest(asking(25), standard, [drifting, clear]),
    ];
    expect(more).toMatchObject({ same: 1, earlier: 1, later: 0, never: 0 });
    expect(more.differences).toEqual([
      {
        patient: "drift",
        rule: expect.stringMatching(/^PIV-W/),
        category: "optimise-dose",
        dayA: 42,
        dayB: 21,
        responded: null,
      },
    ]);
    expect(less).toMatchObject({ same: 1, earlier: 0, later: 1 });
    expect(less.differences).toMatchObject([{ dayA: 21, dayB: 42 }]);
  });

  test("a call that is no longer made is never, with whether the person got better", () => {
    const none = {
      ...standard,
      playbook: {
        ...standard.playbook,
        tables: standard.playbook.tables.filter(({ id }) => !id.startsWith("PIV-2") && !id.startsWith("PIV-3")),
      },
    };
    const found = backtest(standard, none, [clear]);
    expect(found.never).toBe(1);
    expect(found.differences[0]).toMatchObject({ patient: "clear", category: "optimise-dose", dayB: null });
  });

  test("a course that only ever asks for data is left out, a record without care is no course", () => {
    const unasked = course("unasked", {});
    const before = { ...clear, entries: clear.entries.filter(({ kind }) => kind === "score" || kind === "condition") };
    expect(backtest(standard, standard, [unasked, before])).toMatchObject({
      courses: 1,
      leftOut: 1,
      judged: 0,
      same: 0,
    });
  });
});
