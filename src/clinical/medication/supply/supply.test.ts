import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Coverage, coverageOf } from "./covered-days.ts";
import { packLayout } from "./pack-layout.ts";
import { type Fill, synchroniseRefills } from "./synchronise-refills.ts";

describe("coverageOf", () => {
  test.each([
    ["30 days, all covered", [[0, 30]], 29, { pct: 100, runsOutDay: 30, gapDays: 0 }],
    ["the first day without", [[0, 30]], 30, { pct: 96.8, runsOutDay: 30, gapDays: 1 }],
    [
      "fetched early: what is left is taken after",
      [
        [0, 30],
        [20, 30],
      ],
      59,
      { pct: 100, runsOutDay: 60, gapDays: 0 },
    ],
    [
      "fetched late: the gap is not made good",
      [
        [0, 30],
        [40, 30],
      ],
      69,
      { pct: 85.7, runsOutDay: 70, gapDays: 0 },
    ],
    [
      "the window begins after the first supply",
      [
        [0, 30],
        [300, 90],
      ],
      389,
      { windowDays: 180, coveredDays: 90, pct: 50 },
    ],
    ["a supply of today counts from today", [[10, 30]], 10, { coveredDays: 1, windowDays: 1, runsOutDay: 40 }],
    [
      "in whatever order they were written down",
      [
        [20, 30],
        [0, 30],
      ],
      59,
      { pct: 100, runsOutDay: 60, gapDays: 0 },
    ],
    [
      "a supply of another day is not there yet",
      [
        [0, 30],
        [99, 30],
      ],
      10,
      { pct: 100, runsOutDay: 30 },
    ],
  ] as const)("%s", (_name, supplies, today, expected) => {
    const given = supplies.map(([day, daysSupply]) => ({ day, daysSupply }));
    expect(coverageOf(given, today, 180)).toMatchObject(expected);
  });

  test("is unknown without a supply, or without its days: neither covered nor a gap", () => {
    expect(coverageOf([], 10, 180)).toEqual({ unknown: "nothing handed out is recorded" });
    const unknown = { unknown: "how long a supply lasts is not recorded" };
    expect(coverageOf([{ day: 0, daysSupply: null }], 10, 180)).toEqual(unknown);
    const oneOfTwo = [
      { day: 0, daysSupply: null },
      { day: 5, daysSupply: 30 },
    ];
    expect(coverageOf(oneOfTwo, 10, 180)).toEqual(unknown);
  });

  test("lies between 0 and 100, and a further supply never lowers it", () => {
    const supply = fc.record({ day: fc.integer({ min: 0, max: 300 }), daysSupply: fc.integer({ min: 0, max: 90 }) });
    fc.assert(
      fc.property(fc.array(supply, { minLength: 1 }), supply, (supplies, more) => {
        const first = Math.min(...supplies.map(({ day }) => day));
        const before = coverageOf(supplies, 300, 180) as Coverage;
        const after = coverageOf([...supplies, { ...more, day: Math.max(more.day, first) }], 300, 180) as Coverage;
        expect(before.pct).toBeGreaterThanOrEqual(0);
        expect(after.pct).toBeLessThanOrEqual(100);
        expect(after.coveredDays).toBeGreaterThanOrEqual(before.coveredDays);
      }),
    );
  });
});

describe("synchroniseRefills", () => {
  const fill = (medication: string, runsOutDay: number, more: Partial<Fill> = {}): Fill => ({
    medication,
    runsOutDay,
    usualDays: 30,
    mostDays: 90,
    ...more,
  });

  test("waits for the last to run out, and bridges the others", () => {
    expect(synchroniseRefills([fill("a", 5), fill("b", 12), fill("c", 12)], { today: 0 })).toEqual({
      pickUpDay: 12,
      everyDays: 30,
      partialFills: [{ medication: "a", day: 5, days: 7 }],
    });
  });

  test("fetches early what may be fetched early, and needs no partial fill then", () => {
    expect(synchroniseRefills([fill("a", 5), fill("b", 12, { earlyDays: 7 })], { today: 0 })).toEqual({
      pickUpDay: 5,
      everyDays: 30,
      partialFills: [],
    });
  });

  test("waits for a later day that is wished for, bridging all; an earlier one than possible changes nothing", () => {
    const two = [fill("a", 5), fill("b", 12)];
    expect(synchroniseRefills(two, { today: 0, onDay: 20 })).toMatchObject({
      pickUpDay: 20,
      partialFills: [
        { medication: "a", day: 5, days: 15 },
        { medication: "b", day: 12, days: 8 },
      ],
    });
    expect(synchroniseRefills(two, { today: 0, onDay: 3 })).toEqual(synchroniseRefills(two, { today: 0 }));
  });

  test("has nothing to do without medicines, and none without a day's supply", () => {
    expect(synchroniseRefills([], { today: 0 })).toBeNull();
    expect(synchroniseRefills([fill("a", 1, { mostDays: 0 })], { today: 0 })).toBeNull();
    expect(synchroniseRefills([fill("a", 1), fill("b", 1, { mostDays: 0 })], { today: 0 })).toBeNull();
    expect(synchroniseRefills([fill("a", 1, { usualDays: 0 })], { today: 0 })).toBeNull();
    expect(synchroniseRefills([fill("a", 1, { mostDays: 1 })], { today: 0 })).toMatchObject({ everyDays: 1 });
    expect(synchroniseRefills([fill("a", 1, { usualDays: 1 })], { today: 0 })).toMatchObject({ everyDays: 1 });
  });

  const anyFill = fc.record({
    medication: fc.uuid(),
    runsOutDay: fc.integer({ min: -20, max: 90 }),
    usualDays: fc.integer({ min: 7, max: 90 }),
    mostDays: fc.integer({ min: 7, max: 90 }),
    earlyDays: fc.option(fc.integer({ min: 0, max: 10 }), { nil: undefined }),
  });

  test("never leaves a gap, never exceeds a limit, never hands out before it may", () => {
    fc.assert(
      fc.property(
        fc.array(anyFill, { minLength: 1, maxLength: 12 }),
        fc.integer({ min: -9, max: 200 }),
        (fills, onDay) => {
          const plan = synchroniseRefills(fills, { today: 0, onDay })!;
          for (const one of fills) {
            let end = Math.max(one.runsOutDay, 0);
            for (const part of plan.partialFills.filter(({ medication }) => medication === one.medication)) {
              expect(part.day).toBe(end);
              expect(part.days).toBeGreaterThan(0);
              expect(part.days).toBeLessThanOrEqual(one.mostDays);
              end += part.days;
            }
            expect(end).toBeGreaterThanOrEqual(plan.pickUpDay);
            expect(plan.pickUpDay).toBeGreaterThanOrEqual(one.runsOutDay - (one.earlyDays ?? 0));
            expect(plan.everyDays).toBeLessThanOrEqual(one.mostDays);
          }
        },
      ),
    );
  });

  test("no other day needs fewer partial fills", () => {
    fc.assert(
      fc.property(fc.array(anyFill, { minLength: 1, maxLength: 6 }), fc.integer({ min: 0, max: 100 }), (fills, day) => {
        const plan = synchroniseRefills(fills, { today: 0 })!;
        if (fills.some((one) => one.runsOutDay - (one.earlyDays ?? 0) > day)) return;
        const needed = fills.reduce(
          (sum, one) => sum + Math.max(0, Math.ceil((day - Math.max(one.runsOutDay, 0)) / one.mostDays)),
          0,
        );
        expect(plan.partialFills.length).toBeLessThanOrEqual(needed);
      }),
    );
  });
});

describe("packLayout", () => {
  test("puts each dose in its time of day, and says what stays outside and why", () => {
    const layout = packLayout([
      { medication: "levothyroxine", doseMg: 0.05, frequency: "once-daily" },
      { medication: "lithium", doseMg: 900, frequency: "nightly" },
      { medication: "gabapentin", doseMg: 300, frequency: "three-times-daily" },
      { medication: "lorazepam", doseMg: 0.5, frequency: "as-needed" },
      { medication: "fluoxetine", doseMg: 90, frequency: "weekly" },
      { medication: "x", doseMg: null, frequency: "with-meals" },
    ]);
    expect(layout.slots.map(({ time, items }) => [time, items.map(({ medication }) => medication)])).toEqual([
      ["morning", ["levothyroxine", "gabapentin"]],
      ["noon", ["gabapentin"]],
      ["evening", ["gabapentin"]],
      ["bedtime", ["lithium"]],
    ]);
    expect(layout.outside.map(({ medication, why }) => `${medication} ${why}`)).toEqual([
      "lorazepam as-needed",
      "fluoxetine not-daily",
      "x unknown-frequency",
    ]);
  });
});
