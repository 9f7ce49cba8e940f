import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../../knowledge/load.ts";
import { dayNumber, isoDay } from "../../timeline/day-number.ts";
import { addSpan } from "./add-span.ts";
import { injectionFaults } from "./injection-faults.ts";
import { type InjectionState, injectionState } from "./injection-state.ts";
import { productOf } from "./product-of.ts";

const knowledge = loadKnowledge();
const { injections } = knowledge.catalogue;

function stateOf(id: string, given: readonly string[], today: string, order: object = {}): InjectionState {
  const product = injections.find((one) => one.id === id);
  if (product === undefined) throw new Error(`no product ${id}`);
  const asked = { startedDay: dayNumber("2026-01-01"), frequency: null, nextDueDay: null, ...order };
  return injectionState(product, { ...asked, givenDays: given.map(dayNumber) }, dayNumber(today));
}
const days = ({ dueDay, fromDay, untilDay }: InjectionState) =>
  [fromDay, dueDay, untilDay].map((day) => (day === null ? null : isoDay(day)));

describe("Invega Sustenna", () => {
  const begun = ["2026-01-01", "2026-01-08"];
  const kept = [...begun, "2026-02-05"];
  test("second a week after the first, four days either way; third five weeks after the first; then monthly, seven days either way", () => {
    expect(days(stateOf("LAI-SUSTENNA", ["2026-01-01"], "2026-01-02"))).toEqual([
      "2026-01-04",
      "2026-01-08",
      "2026-01-12",
    ]);
    expect(days(stateOf("LAI-SUSTENNA", begun, "2026-01-09"))).toEqual(["2026-01-29", "2026-02-05", "2026-02-12"]);
    expect(days(stateOf("LAI-SUSTENNA", kept, "2026-02-06"))).toEqual(["2026-02-26", "2026-03-05", "2026-03-12"]);
  });
  test.each([
    ["2026-02-25", "waiting", undefined],
    ["2026-02-26", "open", undefined],
    ["2026-03-05", "due", undefined],
    ["2026-03-12", "due", undefined],
    ["2026-03-13", "late", /^4 to 6 weeks/],
    ["2026-03-19", "late", /^4 to 6 weeks/],
    ["2026-03-20", "late", /^More than 6 weeks, up to 6 months/],
    ["2026-08-05", "late", /^More than 6 weeks, up to 6 months/],
    ["2026-08-06", "late", /^More than 6 months/],
  ])("on %s it is %s", (today, state, advice) => {
    const found = stateOf("LAI-SUSTENNA", kept, today);
    expect(found.state).toBe(state);
    if (advice === undefined) expect(found.advice).toBeNull();
    else expect(found.advice?.management).toMatch(advice);
  });
  test.each([
    ["2026-01-13", /^Less than 4 weeks/],
    ["2026-01-30", /^4 to 7 weeks/],
    ["2026-02-20", /^More than 7 weeks/],
  ])("a missed second injection is judged from the first (%s)", (today, advice) => {
    expect(stateOf("LAI-SUSTENNA", ["2026-01-01"], today).advice?.management).toMatch(advice);
  });
  test("a second one that came after four weeks or later is followed by another in a week, then monthly", () => {
    expect(days(stateOf("LAI-SUSTENNA", ["2026-01-01", "2026-02-05"], "2026-02-06"))[1]).toBe("2026-02-12");
    expect(days(stateOf("LAI-SUSTENNA", ["2026-01-01", "2026-02-05", "2026-02-12"], "2026-02-13"))[1]).toBe(
      "2026-03-12",
    );
  });
  test("after more than six months the next one is the first again", () => {
    expect(days(stateOf("LAI-SUSTENNA", [...kept, "2026-09-01"], "2026-09-02"))[1]).toBe("2026-09-08");
  });
});

describe("other products", () => {
  test("Abilify Maintena not sooner than 26 days, and a sooner one is said", () => {
    expect(days(stateOf("LAI-MAINTENA", ["2026-01-10"], "2026-01-11"))).toEqual([
      "2026-02-05",
      "2026-02-10",
      "2026-02-10",
    ]);
    expect(stateOf("LAI-MAINTENA", ["2026-01-10", "2026-02-01"], "2026-02-01").tooSoon).toEqual({
      days: 22,
      least: 26,
    });
    expect(stateOf("LAI-MAINTENA", ["2026-01-10", "2026-02-05"], "2026-02-05").tooSoon).toBeNull();
  });
  test("Abilify Maintena late: five weeks for the second and third, six for later ones", () => {
    const four = ["2026-01-01", "2026-02-01", "2026-03-01"];
    expect(stateOf("LAI-MAINTENA", ["2026-01-01"], "2026-02-06").advice?.management).toMatch(/more than 5 weeks/);
    expect(stateOf("LAI-MAINTENA", four, "2026-04-06").advice?.management).toMatch(/^Up to 6 weeks/);
    expect(stateOf("LAI-MAINTENA", four, "2026-04-13").advice?.management).toMatch(/^More than 6 weeks/);
  });
  test("Sublocade from day 26, two weeks' delay does not matter; Brixadi by its strength", () => {
    expect(days(stateOf("LAI-SUBLOCADE", ["2026-01-10"], "2026-01-11"))).toEqual([
      "2026-02-05",
      "2026-02-10",
      "2026-02-24",
    ]);
    expect(productOf("buprenorphine XR", 300, knowledge)?.name).toBe("Sublocade");
    expect(productOf("buprenorphine XR", 24, knowledge)?.name).toBe("Brixadi (weekly)");
    expect(productOf("buprenorphine XR", 96, knowledge)?.name).toBe("Brixadi (monthly)");
    expect(productOf("buprenorphine XR", null, knowledge)).toBeUndefined();
    expect(days(stateOf("LAI-BRIXADI-WEEKLY", ["2026-01-10"], "2026-01-11"))).toEqual([
      "2026-01-15",
      "2026-01-17",
      "2026-01-19",
    ]);
  });
  test("Vivitrol late asks for opioid-free days first", () => {
    expect(stateOf("LAI-VIVITROL", ["2026-01-01"], "2026-01-30")).toMatchObject({ state: "late", gapDays: 29 });
    expect(stateOf("LAI-VIVITROL", ["2026-01-01"], "2026-01-30").advice?.management).toContain("7 to 10 days");
  });
  test("the interval of the order goes first; without one nothing is made up", () => {
    expect(stateOf("LAI-FLUPHENAZINE-DEC", ["2026-01-01"], "2026-02-01").state).toBe("no-interval");
    expect(days(stateOf("LAI-FLUPHENAZINE-DEC", ["2026-01-01"], "2026-01-02", { frequency: "every-3-weeks" }))[1]).toBe(
      "2026-01-22",
    );
  });
  test("the prescriber's own next date goes first, until it was given", () => {
    const nextDueDay = dayNumber("2026-01-20");
    expect(days(stateOf("LAI-HALDOL-DEC", ["2026-01-01"], "2026-01-02", { nextDueDay }))[1]).toBe("2026-01-20");
    expect(days(stateOf("LAI-HALDOL-DEC", ["2026-01-20"], "2026-01-21", { nextDueDay }))[1]).toBe("2026-02-17");
  });
  test("ordered and none on record is said; ordered for later it waits", () => {
    expect(stateOf("LAI-CONSTA", [], "2026-01-05").state).toBe("not-recorded");
    expect(stateOf("LAI-CONSTA", [], "2026-01-05", { nextDueDay: dayNumber("2026-01-09") }).state).toBe("waiting");
  });
});

const RANK = { "no-interval": -1, "not-recorded": -1, waiting: 0, open: 1, due: 2, late: 3 };
describe("laws", () => {
  const givens = fc.array(fc.integer({ min: 20_000, max: 20_400 }), { minLength: 1, maxLength: 8 });
  const any = fc.constantFrom(...injections);
  const at = (givenDays: readonly number[]) => ({
    startedDay: 20_000,
    frequency: "every-4-weeks",
    nextDueDay: null,
    givenDays,
  });
  test("due lies after the last and within its window; order of entry has no meaning", () => {
    fc.assert(
      fc.property(any, givens, (product, given) => {
        const state = injectionState(product, at(given), 20_500);
        expect(state.dueDay ?? 0).toBeGreaterThan(state.lastDay ?? 0);
        expect(state.fromDay ?? 0).toBeLessThanOrEqual(state.untilDay ?? 0);
        expect(state.dueDay ?? 0).toBeLessThanOrEqual(state.untilDay ?? 0);
        expect(injectionState(product, at([...given].reverse()), 20_500)).toEqual(state);
      }),
    );
  });
  test("time only brings it nearer, and an injection given today leaves nothing late", () => {
    fc.assert(
      fc.property(any, givens, fc.integer({ min: 20_401, max: 20_900 }), (product, given, today) => {
        const before = injectionState(product, at(given), today);
        const later = injectionState(product, at(given), today + 1);
        expect(RANK[later.state]).toBeGreaterThanOrEqual(RANK[before.state]);
        expect(injectionState(product, at([...given, today]), today).state).not.toBe("late");
      }),
    );
  });
  test("months keep to their last day", () => {
    expect(isoDay(addSpan(dayNumber("2026-01-31"), { count: 1, unit: "month" }))).toBe("2026-02-28");
    expect(isoDay(addSpan(dayNumber("2026-12-15"), { count: 2, unit: "month" }))).toBe("2027-02-15");
  });
});

test("a product of nothing, of tablets, without references or with bands out of order is a fault", () => {
  const medications = [...knowledge.medications.values()].map((value) => ({ file: "f", value }));
  const [first] = injections;
  if (first === undefined) throw new Error("no products");
  const broken = [
    { ...first, medication: "ghost" },
    { ...first, medication: "sertraline" },
    { ...first, late: first.late.toReversed() },
  ];
  const references = new Set(knowledge.references.keys());
  expect(injectionFaults(broken, medications, references).map(({ reason }) => reason)).toEqual([
    'LAI-SUSTENNA: there is no medicine "ghost"',
    'LAI-SUSTENNA: "sertraline" is no long-acting product',
    "LAI-SUSTENNA: has its late bands out of order",
  ]);
  expect(injectionFaults([first], medications, new Set()).length).toBeGreaterThan(0);
});
