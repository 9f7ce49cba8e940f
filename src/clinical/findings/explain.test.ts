import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { loadDemoKnowledge } from "../../knowledge/load-demo-knowledge.ts";
import { simulateClinic } from "../simulation/simulate-clinic.ts";
import { vignetteRecord } from "../simulation/vignette-record.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import { assess } from "./assess.ts";
import { compilePlaybook } from "./compiled-playbook.ts";
import { explain } from "./explain.ts";
import type { Fact } from "./facts/fact.ts";
import { factsTold } from "./facts/facts.ts";
import type { Finding } from "./finding.ts";

const knowledge = loadKnowledge();
const rows = compilePlaybook(knowledge.playbook).tables.flatMap(({ enter, rules }) =>
  rules.map((row) => ({ ...row, enter })),
);
const DAY_ZERO = "2026-01-05";
const vignettes = loadDemoKnowledge().vignettes.map((one) => vignetteRecord(one, DAY_ZERO, 1000));
const jordan = vignettes.find(({ patient }) => patient.id === "jordan");
const TODAY = "2026-03-02";
const people = [...simulateClinic({ patients: 40, seed: 77, today: TODAY }), ...vignettes];
const anyRecord = fc.constantFrom(...people);
const anyDay = fc.integer({ min: 0, max: 250 }).map((back) => isoDay(dayNumber(TODAY) - back));

function why(day: number, rule: string, category: string) {
  if (jordan === undefined) throw new Error("no vignette jordan");
  const found = explain(jordan, isoDay(dayNumber(DAY_ZERO) + day), knowledge, rule);
  return found.find((one) => one.category === category);
}

describe("why a row fired or did not", () => {
  test("the row that comes first says so", () => {
    expect(why(28, "PIV-W4-2", "continue")?.outcome).toEqual({ state: "fired", primary: true });
  });

  test("a false row names the figure and what it needed", () => {
    const row = why(28, "PIV-W4-3", "optimise-dose");
    expect(row?.outcome).toMatchObject({
      state: "false",
      of: "row",
      failing: [{ fact: "symptom.improvementPct", value: expect.closeTo(23.53, 1) }],
    });
    expect(row?.lines).toEqual(["Symptoms better since the start by: 23.5%. Would be considered at: under 20%"]);
  });

  test("a row of a table that is not entered says which", () => {
    const row = why(28, "PIV-N1", "optimise-dose");
    expect(row?.outcome).toMatchObject({ state: "false", of: "table" });
    expect(row?.lines[0]).toBe("“Panic by week” is not looked at today");
    expect(row?.lines[1]).toBe("Treated for: depression. Would be considered when: panic");
  });

  test("a row that a higher level silences names what stands before it", () => {
    const outcome = why(-3, "PATH-NOT-BEGUN", "needs-data")?.outcome;
    expect(outcome).toMatchObject({ state: "silenced", by: "PIV-S1 safety-same-day", how: "level" });
    const lines = why(-3, "PATH-NOT-BEGUN", "needs-data")?.lines;
    expect(lines).toEqual([expect.stringMatching(/^It would be said, but this comes before it: [A-Z]/)]);
    expect(lines?.[0]).not.toMatch(/PIV|safety-same-day/);
  });

  test("what is unknown is said, with the reason", () => {
    if (jordan === undefined) throw new Error("no vignette jordan");
    const silent = { ...jordan, entries: jordan.entries.filter(({ kind }) => kind !== "adherence") };
    const [row] = explain(silent, isoDay(dayNumber(DAY_ZERO) + 28), knowledge, "PIV-W4-2");
    expect(row?.outcome).toMatchObject({
      state: "undecided",
      unknown: [{ fact: "adherence.level", why: "doses taken not asked in the last 30 days" }],
    });
  });

  test("an id that no row has gives no row", () => {
    expect(why(28, "PIV-W99", "continue")).toBeUndefined();
  });
});

describe("laws of the explanation", () => {
  test("what fired is exactly what assess says, and every other row has its reason in words", () => {
    fc.assert(
      fc.property(anyRecord, anyDay, (record, day) => {
        const all = explain(record, day, knowledge);
        const fired = all.filter(({ outcome }) => outcome.state === "fired").map(nameOf);
        expect(fired.sort()).toEqual(ofPlaybook(record, day).map(nameOf).sort());
        for (const { rule, lines } of all) expect(lines.length, rule).toBeGreaterThan(0);
      }),
      { numRuns: 60 },
    );
  });

  test("a finding's own facts are enough to judge its row again", () => {
    fc.assert(
      fc.property(anyRecord, anyDay, (record, day) => {
        for (const finding of ofPlaybook(record, day)) {
          expect(holdsFrom(finding), `${nameOf(finding)} of ${record.patient.id} on ${day}`).toBe(true);
        }
      }),
      { numRuns: 60 },
    );
  });

  test("and a finding without one of them is no longer the same: they are what it rests on", () => {
    if (jordan === undefined) throw new Error("no vignette jordan");
    const [first] = assess(jordan, isoDay(dayNumber(DAY_ZERO) + 28), knowledge).findings;
    if (first === undefined) throw new Error("nothing found");
    expect(holdsFrom({ ...first, used: { ...first.used, "symptom.improvementPct": 19 } })).toBe(false);
  });
});

/** Findings on the medicines themselves stand on their own rows, not on the playbook's: they bear an id of that kind, and none of its. */
const OF_MEDICINES = /^(MON|DDI|POP|DUP|DOSE|BUR|MED|WASH|RESTART)/;
function ofPlaybook(record: Parameters<typeof assess>[0], day: string): Finding[] {
  return assess(record, day, knowledge).findings.filter(({ rule }) => !OF_MEDICINES.test(rule));
}

function nameOf({ rule, category }: { readonly rule: string; readonly category: string }): string {
  return `${rule} ${category}`;
}

function holdsFrom(finding: Finding): boolean {
  const told = factsTold(finding.used as Readonly<Record<string, Fact>>);
  const named = rows.filter(({ rule }) => rule.id === finding.rule && rule.category === finding.category);
  return named.some(({ enter, when }) => enter(told) === true && when(told) === true);
}
