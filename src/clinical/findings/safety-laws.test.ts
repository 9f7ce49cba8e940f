import fc from "fast-check";
import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { validateRecord } from "../record/validate.ts";
import { recordAlerts } from "../safety/record-alerts.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import { assess } from "./assess.ts";

const knowledge = loadKnowledge();
const TODAY = "2026-03-02";
type Line = Record<string, unknown>;

const at = fc.integer({ min: 0, max: 20 }).map((back) => isoDay(dayNumber(TODAY) - back));
const of = (kind: string, body: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<Line> =>
  fc.record<Line>({ kind: fc.constant(kind), at, ...body });
const one = <T>(...values: T[]) => fc.constantFrom(...values);

const SIGNS = [
  "homicidal-intent",
  "elevated-mood",
  "decreased-need-for-sleep",
  "spontaneous-clonus",
  "inducible-clonus",
  "agitation",
  "tremor",
  "hyperreflexia",
  "akathisia",
  "sedation",
  "slow-breathing",
  "alcohol-withdrawal",
  "seizure",
  "fever",
  "rigidity",
  "confusion",
  "rash",
  "syncope",
  "harm-to-baby-thoughts",
  "delusions",
];
const MEDICINES = [
  "sertraline",
  "olanzapine",
  "clozapine",
  "lamotrigine",
  "methadone",
  "lorazepam",
  "lithium",
  "unheard-of",
];
const answers = (least: number) => fc.integer({ min: least, max: 3 }).map((nine) => [1, 1, 1, 1, 1, 1, 1, 1, nine]);
const start = fc.uuid().chain((orderId) =>
  of("medication", {
    orderId: fc.constant(orderId),
    action: one("start"),
    medication: one(...MEDICINES),
    doseMg: one(10, 50),
  }),
);

/** What can make a danger, and nothing that ends one. */
const danger = fc.oneof(
  { weight: 4, arbitrary: of("sign", { sign: one(...SIGNS) }) },
  { weight: 3, arbitrary: start },
  of("score", { instrument: one("PHQ-9"), answers: answers(1) }),
  of("score", {
    instrument: one("C-SSRS"),
    answers: one([1, 1, 1, 0, 0, 0], [1, 1, 0, 1, 0, 0], [0, 0, null, null, null, 2]),
  }),
  of("risk", { tool: one("clinical"), level: one("moderate", "high") }),
  of("history", { item: one("withdrawal-seizure"), present: one(true) }),
  of("vital", { test: one("qtc"), value: one(520), unit: one("ms") }),
  of("profile", { contexts: one(["postpartum"]) }),
);
/** More of the same, and what says nothing about any danger. */
const notClosing = fc.oneof(
  danger.filter(({ kind, level }) => kind !== "risk" || level !== "moderate"),
  of("adherence", { missed: fc.integer({ min: 0, max: 7 }), of: one(7) }),
  of("side-effect", { effect: one("nausea", "agitation", "rash"), severity: one("mild", "severe") }),
  of("score", { instrument: one("GAD-7"), total: fc.integer({ min: 0, max: 21 }) }),
  of("score", { instrument: one("PHQ-9"), answers: one([3, 3, 3, 3, 3, 3, 3, 3, null], [0, 0, 0, 0, 0, 0, 0, 0, 0]) }),
  of("sign", { sign: one("snoring", "own-warning-sign") }),
  of("step", { level: fc.integer({ min: 1, max: 5 }) }),
  of("homework", { homeworkId: one("h"), action: one("done") }),
  of("lab", { test: one("tsh"), value: one(2), unit: one("mU/L") }),
  of("tox-screen", { results: one([{ substance: "fentanyl", result: "positive" }]) }),
);

function recordOf(lines: readonly Line[]) {
  const entries = lines.map((line, place) => ({ id: `e${place}`, ...line }));
  const patient = { id: "p", name: "P", birthDate: "2004-05-06" };
  const validated = validateRecord({ format: "accord-record/1", patient, entries }, knowledge);
  if ("faults" in validated) throw new Error(JSON.stringify(validated.faults));
  return validated.record;
}
const GRAVE = /^PIV-S(?!2$|2-|5$|17$)\d+$/;
const dangersOf = (lines: readonly Line[]) =>
  assess(recordOf(lines), TODAY, knowledge)
    .findings.filter(({ rule, category }) => GRAVE.test(rule) && category.startsWith("safety-"))
    .map(({ rule, category }) => `${rule} ${category}`);
const RANK = ["now", "today", "this-week", "this-visit", "routine"];
const mostUrgent = (lines: readonly Line[]) =>
  Math.min(...assess(recordOf(lines), TODAY, knowledge).findings.map(({ urgency }) => RANK.indexOf(urgency)));
const some = fc.array(danger, { minLength: 1, maxLength: 10 });

/** An emergency of the same row says all the lesser would. */
function stillSaid(before: string, after: readonly string[]): boolean {
  const [rule] = before.split(" ");
  return (
    after.includes(before) || after.includes(`${rule} safety-emergency`) || (rule === "PIV-S4" && has(after, "PIV-S3"))
  );
}
const has = (found: readonly string[], rule: string) => found.some((line) => line.startsWith(`${rule} `));

test("no entry that closes nothing takes a danger away", () => {
  fc.assert(
    fc.property(some, notClosing, (lines, more) => {
      const after = dangersOf([...lines, more]);
      for (const found of dangersOf(lines)) expect(stillSaid(found, after), `${found} in ${after}`).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test("a higher answer to item 9 never lowers the urgency, nor takes a danger away", () => {
  fc.assert(
    fc.property(some, at, fc.integer({ min: 0, max: 2 }), (lines, day, nine) => {
      const withItem = (value: number) => [
        ...lines,
        { kind: "score", at: day, instrument: "PHQ-9", answers: [0, 0, 0, 0, 0, 0, 0, 0, value] },
      ];
      expect(mostUrgent(withItem(nine + 1))).toBeLessThanOrEqual(mostUrgent(withItem(nine)));
      const after = dangersOf(withItem(nine + 1));
      // What was already so before the antidepressant began is not new with it: then S1 says it.
      for (const found of dangersOf(withItem(nine)))
        expect(stillSaid(found, after) || (found.startsWith("PIV-S14 ") && has(after, "PIV-S1"))).toBe(true);
    }),
    { numRuns: 250 },
  );
});

test("an answer left out takes no danger away: it is asked for", () => {
  fc.assert(
    fc.property(some, at, fc.nat(8), (lines, day, blank) => {
      const form = (answers: (number | null)[]) => [...lines, { kind: "score", at: day, instrument: "PHQ-9", answers }];
      const full = [1, 1, 1, 1, 1, 1, 1, 1, 1];
      const before = dangersOf(form(full));
      const findings = assess(
        recordOf(form(full.map((one, place) => (place === blank ? null : one)))),
        TODAY,
        knowledge,
      ).findings;
      const after = findings.map(({ rule, category }) => `${rule} ${category}`);
      for (const found of before) {
        const asked = /^PIV-S1(4)? /.test(found) && after.includes("PIV-S2 needs-data");
        expect(stillSaid(found, after) || asked, `${found} in ${after}`).toBe(true);
      }
    }),
    { numRuns: 250 },
  );
});

test("the order in which entries arrive changes no danger", () => {
  fc.assert(
    fc.property(some, fc.integer(), (lines, seed) => {
      const named = lines.map((line, place) => ({ ...line, id: `n${place}` }));
      const turned = named.map((line, place) => ({ line, key: ((place + 1) * 7919 * (seed | 1)) % 101 }));
      const other = turned.sort((a, b) => a.key - b.key).map(({ line }) => line);
      expect(dangersOf(other)).toEqual(dangersOf(named));
    }),
    { numRuns: 200 },
  );
});

test("what assess finds when an entry came in has raised its alert", () => {
  fc.assert(
    fc.property(some, danger, (lines, last) => {
      const all = recordOf([...lines, { ...last, at: TODAY }]);
      const fresh = all.entries[all.entries.length - 1]!;
      const before = { ...all, entries: all.entries.slice(0, -1) };
      const raised = new Set(recordAlerts(before, [fresh], TODAY, knowledge).map(({ rule }) => rule));
      const old = new Set(assess(before, TODAY, knowledge).findings.map(({ rule, category }) => `${rule} ${category}`));
      const news = assess(all, TODAY, knowledge).findings.filter(
        ({ rule, category }) => GRAVE.test(rule) && category.startsWith("safety-") && !old.has(`${rule} ${category}`),
      );
      for (const { rule } of news) expect(raised.has(rule), rule).toBe(true);
    }),
    { numRuns: 400 },
  );
});

test("nothing is asked whose answer would change nothing: the danger it asks about stands", () => {
  const hunter = fc.constantFrom(
    "inducible-clonus",
    "ocular-clonus",
    "hypertonia",
    "fever",
    "spontaneous-clonus",
    "rigidity",
  );
  const seen = fc.oneof(some, fc.array(of("sign", { sign: hunter }), { minLength: 1, maxLength: 5 }));
  fc.assert(
    fc.property(seen, start, (lines, medicine) => {
      const rules = assess(recordOf([...lines, medicine]), TODAY, knowledge).findings.map(({ rule }) => rule);
      for (const rule of rules.filter((one) => one.endsWith("-ASK"))) expect(rules).not.toContain(rule.slice(0, -4));
    }),
    { numRuns: 400 },
  );
});
