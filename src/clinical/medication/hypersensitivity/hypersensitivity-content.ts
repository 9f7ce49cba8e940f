import { z } from "zod";
import { selectorSchema } from "../person-condition.ts";
import { SEVERITIES } from "../severity.ts";

const severity = z.enum(SEVERITIES);
const cited = { sources: z.array(z.string()).min(1), mark: z.enum(["source", "GK", "PD"]) };

/** A gene test that comes before the first dose. A known result, either way, ends the question: what it means is a population row. */
const geneTestSchema = z.strictObject({
  id: z.string(),
  of: selectorSchema,
  /** As population rows name it, and as a laboratory value of the record is called. */
  gene: z.string(),
  test: z.string(),
  /** Words of an ancestry in which it is wanted; absent: in any. */
  ancestry: z.array(z.string()).min(1).optional(),
  /** How grave a start without it is: where the ancestry is one of these (or none is asked for), and where nobody asked about it. */
  wanted: severity,
  notAsked: severity,
  mechanism: z.string(),
  management: z.string(),
  ask: z.string(),
  ...cited,
});

/** Medicines of which an allergy to one speaks against the others. */
const crossAllergySchema = z.strictObject({
  id: z.string(),
  of: z.array(selectorSchema).min(1),
  severity,
  mechanism: z.string(),
  management: z.string(),
  ...cited,
});

export const hypersensitivitySchema = z.strictObject({
  geneTests: z.array(geneTestSchema),
  /** An allergy to the ordered medicine itself. */
  ownAllergy: z.strictObject({ severity, severe: severity, management: z.string(), ...cited }),
  crossAllergies: z.array(crossAllergySchema),
});
export type HypersensitivityContent = z.infer<typeof hypersensitivitySchema>;
