import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { checkRegimen } from "./check-regimen.ts";
import { compiledCatalogue, isSameIngredient } from "./compiled-catalogue.ts";
import type { PersonContext, RegimenItem } from "./regimen.ts";
import type { RegimenFinding } from "./regimen-finding.ts";
import { weight } from "./severity.ts";

const knowledge = loadKnowledge();
const { medications, catalogue } = knowledge;
const all = [...medications.values()];
const { members, pairRows, populationOf } = compiledCatalogue(knowledge);
const check = (regimen: readonly RegimenItem[], person: PersonContext = {}) =>
  checkRegimen(regimen, person, knowledge, catalogue.rules.asOf);
const pairOf = ({ kind, between }: RegimenFinding) => `${kind} ${between.join("+")}`;

const name = fc.constantFrom(...all.map((one) => one.name));
const item = fc.record(
  { name, doseMgPerDay: fc.integer({ min: 1, max: 500 }), starting: fc.boolean() },
  { requiredKeys: ["name"] },
);
const person: fc.Arbitrary<PersonContext> = fc.record(
  {
    age: fc.integer({ min: 6, max: 95 }),
    sex: fc.constantFrom("F", "M"),
    pregnant: fc.boolean(),
    conditions: fc.subarray(Object.keys(catalogue.conditionGroups), { maxLength: 3 }),
    creatinineClearance: fc.integer({ min: 5, max: 120 }),
  },
  { requiredKeys: [] },
);
const list = fc.array(item, { minLength: 2, maxLength: 7 });

describe("each row", () => {
  const pairs = catalogue.interactions.filter((row) => row.a !== undefined);
  test.each(pairs.map((row) => [row.id, row] as const))(
    "%s speaks of every two of its members, in both orders",
    (_id, row) => {
      const sides = members(row.a!).flatMap((a) => members(row.b!).map((b) => [a, b] as const));
      const apart = sides.filter(([a, b]) => !isSameIngredient(a, b));
      expect(apart.length).toBeGreaterThan(0);
      for (const [a, b] of apart) {
        expect(pairRows(a, b).some((one) => one.row === row)).toBe(true);
        expect(pairRows(b, a).some((one) => one.row === row)).toBe(true);
      }
    },
  );

  test.each(pairs.map((row) => [row.id, row] as const))(
    "%s is never read as less grave than it says, unless a change lowers it",
    (_id, row) => {
      if (row.changes?.some((change) => weight(change.severity) < weight(row.severity))) return;
      const [a, b] = members(row.a!)
        .flatMap((one) => members(row.b!).map((other) => [one, other] as const))
        .find(([one, other]) => !isSameIngredient(one, other))!;
      const found = check([{ name: a.name }, { name: b.name }]).findings.find(({ kind }) => kind === "interaction");
      expect(weight(found!.severity)).toBeGreaterThanOrEqual(weight(row.severity));
      expect(found!.between).toEqual([a.name, b.name].toSorted());
      for (const source of found!.sources) expect(knowledge.references.has(source)).toBe(true);
    },
  );

  test.each(catalogue.population.map((row) => [row.id, row] as const))("%s reaches every member", (_id, row) => {
    expect(members(row.of).length).toBeGreaterThan(0);
    for (const medicine of members(row.of)) expect(populationOf(medicine)).toContain(row);
  });
});

describe("laws", () => {
  test("the order of the list has no meaning", () => {
    fc.assert(
      fc.property(list, person, (regimen, who) => {
        expect(check(regimen.toReversed(), who)).toEqual(check(regimen, who));
      }),
      { numRuns: 150 },
    );
  });

  test("one more medicine never removes an alert, nor makes one less grave; a bipolar person's mood stabiliser apart", () => {
    fc.assert(
      fc.property(list, item, person, (regimen, more, who) => {
        fc.pre(!regimen.some((one) => one.name === more.name));
        const after = check([...regimen, more], who).findings;
        for (const before of check(regimen, who).findings) {
          if (before.rule === "POP098") continue;
          const grown = before.kind === "burden" || before.kind === "duplicate";
          const kept = after.filter(
            (one) =>
              weight(one.severity) >= weight(before.severity) &&
              (grown
                ? one.rule === before.rule && before.between.every((name) => one.between.includes(name))
                : pairOf(one) === pairOf(before)),
          );
          expect(kept, `${before.rule} ${pairOf(before)}`).not.toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  });

  test("a higher dose never removes an alert on a dose, but for one on too low a dose", () => {
    fc.assert(
      fc.property(
        name,
        fc.integer({ min: 1, max: 3000 }),
        fc.integer({ min: 1, max: 3000 }),
        person,
        (one, doseMgPerDay, more, who) => {
          const doses = (mg: number) =>
            check([{ name: one, doseMgPerDay: mg }], who).findings.filter(
              ({ kind, rule }) => kind === "dose" && rule !== "DOSE-LOW",
            );
          const before = doses(doseMgPerDay);
          const after = doses(doseMgPerDay + more);
          expect(after.length).toBeGreaterThanOrEqual(before.length);
        },
      ),
      { numRuns: 300 },
    );
  });
});
