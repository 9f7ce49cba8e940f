import { z } from "zod";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { isRefusal, planTaper } from "../clinical/medication/taper/plan-taper.ts";

/** A medicine and its daily dose, and what the planner must make of them. */
export const taperCase = z.strictObject({
  name: z.string(),
  medicine: z.string(),
  dose: z.number(),
  weeks: z.number().optional(),
  form: z.string().optional(),
  scheme: z.enum(["linear", "proportionate", "hyperbolic"]).optional(),
  to: z.number().optional(),
  liquid: z.number().optional(),
  expect: z.strictObject({
    rule: z.string().optional(),
    /** Milligrams a day, step by step; `~` days alternate, `!` greater than advised. */
    doses: z.string().optional(),
    /** The day each step begins. */
    days: z.string().optional(),
    weeks: z.number().optional(),
    cautions: z.array(z.string()).optional(),
    refused: z.string().optional(),
  }),
});
type TaperCase = z.infer<typeof taperCase>;

/** Runs the case; only what it expects is compared. */
export function runTaperCase(one: TaperCase, knowledge: Knowledge) {
  const { medicine, dose, weeks, form, scheme, to: toMg, liquid: liquidMgPerMl, expect } = one;
  const plan = planTaper(medicine, dose, { weeks, form, scheme, toMg, liquidMgPerMl }, knowledge);
  if (isRefusal(plan)) return { expected: expect, actual: { refused: plan.refused } };
  const found = {
    rule: plan.rule,
    doses: plan.steps
      .map((step) => `${step.doseMg}${step.takeOther === undefined ? "" : "~"}${step.larger ? "!" : ""}`)
      .join(" "),
    days: plan.steps.map(({ day }) => day).join(" "),
    weeks: plan.weeks,
    cautions: plan.cautions,
  };
  const asked = Object.keys(expect) as (keyof typeof expect)[];
  return {
    expected: expect,
    actual: Object.fromEntries(asked.map((key) => [key, key === "refused" ? undefined : found[key]])),
  };
}
