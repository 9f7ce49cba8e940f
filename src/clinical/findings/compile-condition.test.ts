import fc from "fast-check";
import { expect, test } from "vitest";
import { compileCondition, compileHolds } from "./compile-condition.ts";
import type { Condition } from "./condition.ts";
import type { Fact } from "./facts/fact.ts";
import { factsTold } from "./facts/facts.ts";

const NAMES = ["condition", "step.level", "care.started"];
const name = fc.constantFrom(...NAMES);
const plain = fc.oneof(fc.integer({ min: 0, max: 4 }), fc.boolean(), fc.constantFrom("mdd", "gad"));
const anyFact: fc.Arbitrary<Fact> = fc.oneof(plain, fc.constant({ unknown: "not asked" }));
const bound = fc.integer({ min: 0, max: 4 });

const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4 },
    fc.record({ fact: name, is: plain }),
    fc.record({ fact: name, in: fc.array(plain, { maxLength: 3 }) }),
    fc.record({ fact: name, atLeast: bound }),
    fc.record({ fact: name, below: bound }),
    fc.record({ fact: name, from: bound, below: bound }),
    fc.record({ fact: name, known: fc.boolean() }),
    fc.record({ all: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ any: fc.array(tie("condition"), { maxLength: 3 }) }),
    fc.record({ not: tie("condition") }),
  ),
}));
const told = fc
  .tuple(anyFact, anyFact, anyFact)
  .map((facts) => Object.fromEntries(facts.map((fact, i) => [NAMES[i], fact])));

test("the short question of whether a condition is true answers as the whole one does", () => {
  fc.assert(
    fc.property(anyCondition, told, (condition, facts) => {
      const whole = compileCondition(condition)(factsTold(facts));
      expect(compileHolds(condition)(factsTold(facts))).toBe(whole === true);
      expect(compileHolds({ not: condition })(factsTold(facts))).toBe(whole === false);
    }),
    { numRuns: 2000 },
  );
});

test("it asks no further than it must: what is not known is not true", () => {
  const asked: string[] = [];
  const facts = new Proxy({} as Record<string, Fact>, {
    get: (_, fact) => {
      asked.push(String(fact));
      return undefined;
    },
  });
  const condition = { all: NAMES.map((fact) => ({ fact, is: true })) };
  expect(compileHolds(condition)(factsTold(facts))).toBe(false);
  expect(asked).toEqual(["condition"]);
});
