import { z } from "zod";

/** A work that a number or rule comes from, or the mark that none was seen. */
export const referenceSchema = z.strictObject({
  id: z.string(),
  citation: z.string(),
  url: z.url().optional(),
  kind: z.enum([
    "guideline",
    "trial",
    "review",
    "instrument",
    "regulation",
    "data",
    "label",
    "product-default",
    "general-knowledge",
  ]),
});
export type Reference = z.infer<typeof referenceSchema>;
