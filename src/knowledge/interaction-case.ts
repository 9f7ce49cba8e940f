import { z } from "zod";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { checkRegimen, type RegimenCheck } from "../clinical/medication/check-regimen.ts";
import { personContextSchema, regimenFileSchema } from "../clinical/medication/regimen.ts";
import { SEVERITIES, weight } from "../clinical/medication/severity.ts";

const severity = z.enum(SEVERITIES);

/** A list of medicines by the names people write, or with doses, and how grave it must come out. */
export const interactionCase = z.strictObject({
  name: z.string(),
  list: z.array(z.string()).optional(),
  regimen: regimenFileSchema.shape.regimen.optional(),
  context: personContextSchema.default({}),
  expect: z.strictObject({
    atLeast: severity.optional(),
    below: severity.optional(),
    highest: z.enum([...SEVERITIES, "none", "unknown"]).optional(),
    kind: z.string().optional(),
  }),
});
type InteractionCase = z.infer<typeof interactionCase>;

/** Runs the case forwards and backwards; both must come out alike. */
export function runInteractionCase({ list = [], regimen, context, expect }: InteractionCase, knowledge: Knowledge) {
  const items = regimen ?? list.map((name) => ({ name }));
  const check = checkRegimen(items, context, knowledge, knowledge.catalogue.rules.asOf);
  const turned = checkRegimen(items.toReversed(), context, knowledge, knowledge.catalogue.rules.asOf);
  const reached = reach(check);
  const actual = {
    unknown: check.unknown,
    turned: turned.highest,
    ...(expect.atLeast !== undefined && {
      atLeast: reached >= weight(expect.atLeast) ? expect.atLeast : check.highest,
    }),
    ...(expect.below !== undefined && { below: reached < weight(expect.below) ? expect.below : check.highest }),
    ...(expect.highest !== undefined && { highest: check.highest }),
    ...(expect.kind !== undefined && { kind: check.findings.find(({ kind }) => kind === expect.kind)?.kind ?? "none" }),
  };
  return {
    expected: { unknown: expect.highest === "unknown" ? check.unknown : [], turned: check.highest, ...expect },
    actual,
  };
}

function reach({ highest }: RegimenCheck): number {
  return highest === "none" || highest === "unknown" ? 0 : weight(highest);
}
