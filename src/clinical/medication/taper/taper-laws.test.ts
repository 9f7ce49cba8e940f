import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../../knowledge/load.ts";
import { findMedication } from "../../knowledge/find-medication.ts";
import { validateEntry } from "../../record/validate.ts";
import { doseOnDay, holdTaper, stepBack } from "./change-taper.ts";
import { chooseForms } from "./choose-forms.ts";
import type { Take } from "./dispensable-doses.ts";
import { dosePools } from "./dose-pools.ts";
import { isRefusal, planTaper } from "./plan-taper.ts";
import type { TaperPlan } from "./taper-plan.ts";
import { taperRuleFor } from "./taper-rule-for.ts";

const knowledge = loadKnowledge();
const { forms, formLimits, tapers } = knowledge.pharmacy;

/** Medicines a row lowers step by step, with a dose that can be dispensed and is possible. */
const lowered = [...forms.values()].flatMap(({ ingredient }) => {
  const medicine = findMedication(knowledge, ingredient)!;
  const rule = taperRuleFor(medicine, tapers.rows);
  return rule === undefined || rule.scheme === "none"
    ? []
    : [{ ingredient, rule, most: medicine.labelMaximumMg ?? 200 }];
});
const anyTaper = fc.constantFrom(...lowered).chain(({ ingredient, rule, most }) => {
  const known = forms.get(ingredient)!;
  const pools = dosePools(known, chooseForms(known, undefined, undefined)!, most, formLimits);
  const doses = [...pools.solid, ...pools.liquid].map(({ doseMg }) => doseMg);
  return fc.record({
    ingredient: fc.constant(ingredient),
    rule: fc.constant(rule),
    dose: fc.constantFrom(...doses),
    scheme: fc.constantFrom(undefined, ...(rule.stepPct === undefined ? [] : (["linear", "hyperbolic"] as const))),
    weeks: fc.option(fc.integer({ min: 1, max: 104 }), { nil: undefined }),
  });
});

function planned(of: {
  ingredient: string;
  dose: number;
  scheme?: "linear" | "hyperbolic" | undefined;
  weeks?: number | undefined;
}) {
  const plan = planTaper(of.ingredient, of.dose, { scheme: of.scheme, weeks: of.weeks }, knowledge);
  if (isRefusal(plan)) {
    expect(plan.refused, of.ingredient).toBe("too-short");
    return null;
  }
  return plan;
}

/** Milligrams of what is taken, each piece of it sold, and broken only on a score line. */
function taken(ingredient: string, take: readonly Take[]): number {
  const sold = forms.get(ingredient)!.forms;
  return take.reduce((sum, one) => {
    if ("ml" in one) {
      expect(sold.some((form) => "mgPerMl" in form && form.mgPerMl === one.mgPerMl)).toBe(true);
      return sum + one.ml * one.mgPerMl;
    }
    const whole = Number.isInteger(one.pieces);
    const made = sold.some((form) => {
      if (!("strengthsMg" in form) || form.form !== one.form || form.product !== one.product) return false;
      return (whole ? form.strengthsMg : (form.scoredMg ?? [])).includes(one.strengthMg);
    });
    expect(made, `${ingredient} ${one.pieces} × ${one.strengthMg} mg ${one.form}`).toBe(true);
    expect(Number.isInteger(one.pieces * 2)).toBe(true);
    return sum + one.pieces * one.strengthMg;
  }, 0);
}

const longEnough = (plan: TaperPlan) => plan.cautions.includes("taper.caution.shorter");

describe("a taper", () => {
  test("only falls, day by day, and ends with nothing", () => {
    fc.assert(
      fc.property(anyTaper, (of) => {
        const plan = planned(of);
        if (plan === null) return;
        let before = { day: -1, doseMg: of.dose };
        for (const step of plan.schedule) {
          expect(step.doseMg).toBeLessThan(before.doseMg);
          expect(step.day).toBeGreaterThan(before.day);
          before = step;
        }
        expect(before.doseMg).toBe(0);
        expect(plan.schedule[0]?.day).toBe(0);
      }),
    );
  });

  test("takes only what is sold, halved only where it has a score line, and other days only where the medicine lasts", () => {
    fc.assert(
      fc.property(anyTaper, (of) => {
        for (const step of planned(of)?.steps ?? []) {
          const amount = taken(of.ingredient, step.take);
          const other = step.takeOther === undefined ? amount : taken(of.ingredient, step.takeOther);
          expect((amount + other) / 2).toBeCloseTo(step.doseMg, 6);
          if (step.takeOther !== undefined) expect(forms.get(of.ingredient)?.alternateDays).toBe(true);
        }
      }),
    );
  });

  test("takes the row's shortest time, or the weeks asked for, to the day", () => {
    fc.assert(
      fc.property(anyTaper, (of) => {
        const plan = planned(of);
        if (plan === null) return;
        const last = plan.schedule.at(-1)!.day;
        if (plan.schedule.length === 1)
          expect(of.rule.minimumWeeks === 0 || longEnough(plan) || of.weeks !== undefined).toBe(true);
        else if (of.weeks === undefined) expect(last).toBeGreaterThanOrEqual(Math.round(of.rule.minimumWeeks * 7));
        else expect(last).toBe(of.weeks * 7);
        if (of.weeks !== undefined) expect(of.weeks).toBeGreaterThanOrEqual(of.rule.minimumWeeks);
      }),
    );
  });

  test("is never faster than a limit: spread over the days before it no step falls further than the limit lets it", () => {
    const limited = anyTaper.filter(({ rule }) => rule.limit !== undefined);
    fc.assert(
      fc.property(limited, (of) => {
        const steps = planned(of)?.steps ?? [];
        steps.slice(1).forEach((step, place) => {
          const held = step.day - steps[place]!.day;
          const { pct, weeks } = of.rule.limit!;
          const allowed = Math.max(pct, 100 * (1 - (1 - pct / 100) ** (held / (weeks * 7))));
          if (step.doseMg > 0) expect(step.reductionPct).toBeLessThanOrEqual(allowed + 0.1);
        });
      }),
    );
  });

  test("asks the measure two weeks after each step or before the next, and for six months after the last", () => {
    fc.assert(
      fc.property(anyTaper, (of) => {
        const plan = planned(of);
        if (plan === null) return;
        const days = plan.measures.map(({ day }) => day);
        plan.schedule.forEach(({ day }, place) => {
          const next = plan.schedule[place + 1]?.day ?? Number.POSITIVE_INFINITY;
          expect(days.some((one) => one >= day && one <= day + 14 && one < next)).toBe(true);
        });
        expect(Math.max(...days) - plan.schedule.at(-1)!.day).toBe(180);
        expect(days).toEqual(days.toSorted((a, b) => a - b));
      }),
    );
  });

  test("is a schedule the record takes", () => {
    fc.assert(
      fc.property(anyTaper, (of) => {
        const plan = planned(of);
        if (plan === null) return;
        const entry = { id: "t", kind: "taper", at: "2026-03-02", medication: plan.medication, action: "proposed" };
        expect(validateEntry({ ...entry, schedule: plan.schedule }, knowledge)).toHaveProperty("entry");
      }),
      { numRuns: 30 },
    );
  });

  test("says what was asked in words: every caution and sign has its sentence", () => {
    const messages = knowledge.messages.get("en")!;
    for (const { ingredient, most } of lowered) {
      const known = forms.get(ingredient)!;
      const { solid, liquid } = dosePools(known, chooseForms(known, undefined, undefined)!, most, formLimits);
      const plan = planned({ ingredient, dose: [...solid, ...liquid].at(-1)!.doseMg })!;
      for (const key of [plan.signs, ...plan.cautions]) expect(messages.has(key), key).toBe(true);
      for (const source of plan.sources) expect(knowledge.references.has(source), source).toBe(true);
    }
  });
});

describe("a taper under way", () => {
  const plan = planTaper("sertraline", 100, {}, knowledge) as TaperPlan;
  const [, slower] = [plan.schedule, tapers.stepBack.slower];

  test("holding moves what is still to come, and nothing else", () => {
    expect(holdTaper(plan.schedule, 30, 14).map(({ day }) => day)).toEqual([0, 28, 70, 98, 126, 154]);
    expect(doseOnDay(holdTaper(plan.schedule, 30, 14), 60, 100)).toBe(50);
  });

  test("a step back takes the dose before, then the same doses again, each held longer", () => {
    expect(stepBack(plan.schedule, 40, 100, slower)).toEqual([
      { day: 0, doseMg: 75 },
      { day: 28, doseMg: 50 },
      { day: 40, doseMg: 75 },
      { day: 82, doseMg: 50 },
      { day: 124, doseMg: 37.5 },
      { day: 166, doseMg: 25 },
      { day: 208, doseMg: 12.5 },
      { day: 250, doseMg: 0 },
    ]);
  });

  test("from the first step back to the dose before the taper; before it nothing changes", () => {
    expect(stepBack(plan.schedule, 0, 100, slower).slice(0, 2)).toEqual([
      { day: 0, doseMg: 100 },
      { day: 42, doseMg: 75 },
    ]);
    expect(stepBack([{ day: 0, doseMg: 0 }], 5, 20, slower)).toEqual([
      { day: 0, doseMg: 0 },
      { day: 5, doseMg: 20 },
      { day: 26, doseMg: 0 },
    ]);
    expect(stepBack(plan.schedule, -1, 100, slower)).toEqual(plan.schedule);
  });

  test("a step back leaves one dose a day, one step above the present, and ends as before", () => {
    fc.assert(
      fc.property(anyTaper, fc.nat({ max: 400 }), (of, day) => {
        const schedule = planned(of)?.schedule;
        if (schedule === undefined) return;
        const back = stepBack(schedule, day, of.dose, slower);
        expect(back.map((step) => step.day)).toEqual([...new Set(back.map((step) => step.day))].sort((a, b) => a - b));
        expect(doseOnDay(back, day, of.dose)).toBeGreaterThan(doseOnDay(schedule, day, of.dose));
        expect(back.at(-1)?.doseMg).toBe(0);
        expect(back.at(-1)!.day).toBeGreaterThan(schedule.at(-1)!.day);
      }),
    );
  });
});
