import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import type { Entry } from "../record/entry.ts";
import type { PatientRecord } from "../record/record.ts";
import { registryRowFor } from "../registry/registry-row-for.ts";
import { registryRow } from "../registry/row.ts";
import { simulateClinic } from "../simulation/simulate-clinic.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import { assess } from "./assess.ts";
import { isFactName } from "./facts/facts.ts";

const knowledge = loadKnowledge();
const TODAY = "2026-03-02";
const records = [...simulateClinic({ patients: 60, seed: 20260302, today: TODAY })];
const anyRecord = fc.constantFrom(...records);
const anyDay = fc.integer({ min: 0, max: 250 }).map((back) => isoDay(dayNumber(TODAY) - back));

function withEntries(record: PatientRecord, entries: readonly Entry[]): PatientRecord {
  return { ...record, entries };
}

function rowOf(record: PatientRecord, today: string) {
  const assessment = assess(record, today, knowledge);
  return registryRowFor({
    record,
    assessment,
    team: [],
    appointments: [],
    openAlerts: [],
    asked: [],
    today,
    knowledge,
  });
}

/** Order by a seed, so that a failing case can be run again. */
function shuffled<T>(items: readonly T[], keys: readonly number[]): T[] {
  return items
    .map((item, place) => ({ item, key: keys[place % keys.length] ?? 0, place }))
    .sort((a, b) => a.key - b.key || ((a.place * 7919) % 104_729) - ((b.place * 7919) % 104_729))
    .map(({ item }) => item);
}

function withBlank(entry: Entry, item: number): Entry {
  if (entry.retracts !== undefined || entry.kind !== "score" || entry.answers === undefined) return entry;
  const blank = item % entry.answers.length;
  return { ...entry, answers: entry.answers.map((answer, place) => (place === blank ? null : answer)) };
}

const safetyRules = (record: PatientRecord, day: string) =>
  assess(record, day, knowledge).findings.filter((finding) => finding.track === "safety");

describe("laws of an assessment", () => {
  test("what is remembered of other people, days and knowledge never shows", () => {
    const [mine, other] = [loadKnowledge(), loadKnowledge()];
    for (const record of records) assess(record, TODAY, other);
    fc.assert(
      fc.property(anyRecord, anyDay, (record, day) => {
        const anew: PatientRecord = JSON.parse(JSON.stringify(record));
        const words = JSON.stringify(assess(record, day, knowledge));
        expect(JSON.stringify(assess(anew, day, mine))).toBe(words);
        expect(JSON.stringify(assess(anew, day, other))).toBe(words);
        expect(JSON.stringify(assess(anew, day, knowledge))).toBe(words);
      }),
    );
  });

  test("the order of arrival changes neither findings nor row", () => {
    fc.assert(
      fc.property(anyRecord, anyDay, fc.array(fc.nat(), { minLength: 7, maxLength: 31 }), (record, day, keys) => {
        const other = withEntries(record, shuffled(record.entries, keys));
        expect(assess(other, day, knowledge)).toEqual(assess(record, day, knowledge));
        expect(rowOf(other, day)).toEqual(rowOf(record, day));
      }),
      { numRuns: 60 },
    );
  });

  test("the same entry twice is one entry", () => {
    fc.assert(
      fc.property(anyRecord, anyDay, fc.nat(), (record, day, pick) => {
        const twice = record.entries[pick % record.entries.length] as Entry;
        const other = withEntries(record, [...record.entries, { ...twice }]);
        expect(assess(other, day, knowledge)).toEqual(assess(record, day, knowledge));
      }),
      { numRuns: 60 },
    );
  });

  test("worked out again is the same, and entries of later days do not exist", () => {
    fc.assert(
      fc.property(anyRecord, anyDay, (record, day) => {
        const upTo = withEntries(
          record,
          record.entries.filter((entry) => entry.at.slice(0, 10) <= day),
        );
        expect(assess(upTo, day, knowledge)).toEqual(assess(record, day, knowledge));
        expect(assess({ ...record }, day, knowledge)).toEqual(assess(record, day, knowledge));
      }),
      { numRuns: 60 },
    );
  });

  test("an answer left out never silences safety: it is asked for instead", () => {
    const alarming = records.flatMap((record) => {
      const days = record.entries
        .filter(({ kind }) => kind === "score" || kind === "risk")
        .map(({ at }) => at.slice(0, 10));
      return [...new Set(days)].filter((day) => safetyRules(record, day).length > 0).map((day) => ({ record, day }));
    });
    expect(alarming.length).toBeGreaterThan(5);
    fc.assert(
      fc.property(fc.constantFrom(...alarming), fc.nat(), fc.nat(), ({ record, day }, pick, item) => {
        const scores = record.entries.filter((entry) => entry.kind === "score");
        const chosen = scores[pick % scores.length];
        const other = withEntries(
          record,
          record.entries.map((entry) => (entry === chosen ? withBlank(entry, item) : entry)),
        );
        const after = safetyRules(other, day).map(({ rule }) => rule);
        for (const { rule } of safetyRules(record, day)) {
          const asked = (rule === "PIV-S1" || rule === "PIV-S5") && after.some((one) => one.startsWith("PIV-S2"));
          expect(after.includes(rule) || asked, `${rule} of ${record.patient.id} on ${day}`).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("not knowing doses, side effects, visits or function takes no safety finding away", () => {
    const notSafety = new Set(["adherence", "side-effect", "homework", "therapy", "medication", "diary", "step"]);
    fc.assert(
      fc.property(anyRecord, anyDay, (record, day) => {
        const less = withEntries(
          record,
          record.entries.filter((entry) => !notSafety.has(entry.kind)),
        );
        const rules = (of: PatientRecord) => safetyRules(of, day).map(({ rule }) => rule);
        expect(rules(less)).toEqual(rules(record));
      }),
      { numRuns: 60 },
    );
  });

  test("every finding can be read aloud, is sourced, and exactly the first is primary", () => {
    for (const record of records) {
      for (let back = 0; back <= 280; back += 28) {
        const day = isoDay(dayNumber(TODAY) - back);
        const { findings } = assess(record, day, knowledge);
        expect(findings.length).toBeGreaterThan(0);
        findings.forEach((finding, place) => {
          expect(finding.primary).toBe(place === 0);
          expect(finding.because.length, finding.rule).toBeGreaterThan(0);
          expect(finding.do.length, finding.rule).toBeGreaterThan(0);
          expect(finding.forRoles.length).toBeGreaterThan(0);
          for (const source of finding.sources) expect(knowledge.references.has(source)).toBe(true);
          for (const line of [...finding.because, ...finding.do, finding.consider]) {
            expect(line, finding.rule).not.toMatch(/unknown|undefined|NaN|null/);
          }
        });
      }
    }
  });

  test("every row keeps the registry's contract, and stands in a group", () => {
    for (const record of records) expect(registryRow.parse(rowOf(record, TODAY))).toEqual(rowOf(record, TODAY));
  });
});

describe("the playbook", () => {
  test("names levels that never come first only for findings beside a decision", () => {
    const never = new Set([
      "planned-stop-due",
      "visit-due",
      "measure-due",
      "outreach",
      "support-needed",
      "optimise-dose",
      "step-down",
      "monitoring-abnormal",
      "plan-conflict",
      "visit-due",
      "monitoring-due",
      "dose-out-of-range",
      "interaction",
      "duplicate-therapy",
      "polypharmacy",
      "add-medication",
    ]);
    const levels = new Map(knowledge.playbook.levels.map((level) => [level.name, level.primary]));
    for (const { rules } of knowledge.playbook.tables) {
      for (const rule of rules) if (levels.get(rule.level) === false) expect(never.has(rule.category)).toBe(true);
    }
  });

  test("a name that is no fact is told apart", () => {
    expect(isFactName("symptom.improvementPct")).toBe(true);
    expect(isFactName("sign.rash")).toBe(true);
    expect(isFactName("symptom.improvment")).toBe(false);
    expect(isFactName("sign")).toBe(false);
  });
});
