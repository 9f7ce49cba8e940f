import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { RECORD_FORMAT } from "../record/record.ts";
import { validateRecord } from "../record/validate.ts";
import { isoDay } from "../timeline/day-number.ts";
import { assess } from "./assess.ts";

const knowledge = loadKnowledge();
const FIRST = 20_600;
/** Day 0 is the day of the order. */
const on = (day: number) => isoDay(FIRST + day);

function assessed(entries: readonly object[], day: number) {
  const made = entries.map((entry, place) => ({ id: `e${place}`, ...entry }));
  const read = validateRecord({ format: RECORD_FORMAT, patient: { id: "p", name: "P" }, entries: made }, knowledge);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return assess(read.record, on(day), knowledge);
}
const order = (medication: string, more: object = {}) => ({
  kind: "medication",
  at: on(0),
  orderId: "o",
  action: "start",
  medication,
  doseMg: 1,
  ...more,
});
const given = (medication: string, day: number) => ({ kind: "administration", at: on(day), medication });
const about = (rule: RegExp, ...args: Parameters<typeof assessed>) =>
  assessed(...args).findings.filter((one) => rule.test(one.rule));

describe("long-acting injections", () => {
  const medication = "paliperidone palmitate (1-month)";
  const ordered = order(medication, { doseMg: 117, frequency: "monthly" });
  const kept = [ordered, given(medication, 0), given(medication, 7), given(medication, 35)];
  test("due within its time, late with what to do, both in the due list, never first", () => {
    expect(about(/^LAI/, kept, 50)).toEqual([]);
    const [due] = about(/^LAI/, kept, 68);
    expect(due).toMatchObject({ rule: `LAI-DUE/${medication}`, category: "visit-due", primary: false });
    const [late] = about(/^LAI/, kept, 85);
    expect(late).toMatchObject({ category: "refill-gap", urgency: "this-week" });
    expect(late?.do[1]).toMatch(/^More than 6 weeks, up to 6 months/);
    expect(assessed(kept, 85).due).toContainEqual(
      expect.objectContaining({ what: "injection", name: "Invega Sustenna" }),
    );
  });
  test("none on record is asked about; stopped or on hold nothing is due", () => {
    expect(about(/^LAI/, [ordered], 3)).toMatchObject([{ category: "reconcile" }]);
    const stop = { kind: "medication", at: on(60), orderId: "o", action: "stop", medication };
    expect(about(/^LAI/, [...kept, stop], 85)).toEqual([]);
    expect(about(/^LAI/, [...kept, { ...stop, action: "hold" }], 85)).toEqual([]);
  });
  test("given too soon is said for two weeks", () => {
    const soon = [
      order("aripiprazole LAI (monohydrate)", { doseMg: 400, frequency: "monthly" }),
      given("aripiprazole LAI (monohydrate)", 0),
      given("aripiprazole LAI (monohydrate)", 20),
    ];
    expect(about(/TOO-SOON/, soon, 21)[0]?.because[0]).toContain("20 days apart; not sooner than 26 days");
    expect(about(/TOO-SOON/, soon, 40)).toEqual([]);
  });
});

describe("as needed", () => {
  const asNeeded = (more: object = {}) =>
    order("hydroxyzine", { doseMg: 25, frequency: "as-needed", maxPerDay: 2, ...more });
  const doses = (...days: number[]) => days.map((day) => given("hydroxyzine", day));
  test("within its limits it is silent, beyond them each limit is said", () => {
    expect(about(/^PRN/, [asNeeded(), ...doses(9, 9, 10)], 10)).toEqual([]);
    const beyond = about(/^PRN/, [asNeeded({ maxPerWeek: 4, maxDaysPerWeek: 2 }), ...doses(8, 9, 10, 10, 10)], 10);
    expect(beyond[0]?.because).toEqual([
      "hydroxyzine as needed: 3 doses in one day, 2 allowed",
      "hydroxyzine as needed: 5 doses in seven days, 4 allowed",
      "hydroxyzine as needed: taken on 3 of seven days, 2 allowed",
    ]);
    expect(beyond[0]).toMatchObject({ category: "plan-conflict", primary: false });
  });
  test("a week later it is over", () => {
    expect(about(/^PRN/, [asNeeded(), ...doses(10, 10, 10)], 17)).toEqual([]);
  });
  test("three weeks each with more are a rise; two are not, nor is a young order", () => {
    const rising = doses(1, 9, 10, 16, 17, 18);
    expect(about(/^PRN/, [asNeeded(), ...rising], 20)[0]?.because).toEqual([
      "hydroxyzine as needed: more doses each week, 1, 2, 3 in the last three",
    ]);
    expect(about(/^PRN/, [asNeeded(), ...doses(9, 10, 16, 17, 18)], 20)).toEqual([]);
    expect(about(/^PRN/, [asNeeded(), ...doses(1, 9, 10, 16, 17, 18)], 19)).toEqual([]);
  });
  test("supplies used up ever faster are a rise too; without the count of pieces nothing is claimed", () => {
    const fills = (quantity: number | undefined) =>
      [0, 30, 50, 64].map((day) => ({
        kind: "dispense",
        at: on(day),
        medication: "hydroxyzine",
        ...(quantity === undefined ? {} : { quantity }),
      }));
    expect(about(/^PRN/, [asNeeded(), ...fills(30)], 66)[0]?.because[0]).toContain("now 2.1 a day");
    expect(about(/^PRN/, [asNeeded(), ...fills(undefined)], 66)).toEqual([]);
  });
});

describe("naloxone", () => {
  const oud = { kind: "condition", at: on(0), condition: "oud", status: "active" };
  const taking = order("buprenorphine", { doseMg: 16 });
  test("is offered to everyone in care for opioids who has none on record", () => {
    expect(about(/^OUD-NALOXONE/, [oud, taking], 5)).toMatchObject([{ category: "support-needed", primary: false }]);
    const fetched = { kind: "dispense", at: on(1), medication: "naloxone" };
    expect(about(/^OUD-NALOXONE/, [oud, taking, fetched], 5)).toEqual([]);
    expect(about(/^OUD-NALOXONE/, [order("sertraline", { doseMg: 50 })], 5)).toEqual([]);
  });
});
