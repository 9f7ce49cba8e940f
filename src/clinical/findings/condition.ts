import { z } from "zod";

const scalar = z.union([z.string(), z.number(), z.boolean()]);

/** A closed language over named facts: all a rule can say. A fact that is unknown makes its test neither true nor false. */
export type Condition =
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition }
  | { readonly fact: string; readonly is: string | number | boolean }
  | { readonly fact: string; readonly in: readonly (string | number | boolean)[] }
  | { readonly fact: string; readonly atLeast: number }
  | { readonly fact: string; readonly below: number }
  | { readonly fact: string; readonly from: number; readonly below: number }
  | { readonly fact: string; readonly known: boolean };

export const condition: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(condition) }),
    z.strictObject({ any: z.array(condition) }),
    z.strictObject({ not: condition }),
    z.strictObject({ fact: z.string(), is: scalar }),
    z.strictObject({ fact: z.string(), in: z.array(scalar) }),
    z.strictObject({ fact: z.string(), atLeast: z.number() }),
    z.strictObject({ fact: z.string(), below: z.number() }),
    z.strictObject({ fact: z.string(), from: z.number(), below: z.number() }),
    z.strictObject({ fact: z.string(), known: z.boolean() }),
  ]),
);

/** Every fact name a condition reads. */
export function factsRead(test: Condition): string[] {
  if ("all" in test) return test.all.flatMap(factsRead);
  if ("any" in test) return test.any.flatMap(factsRead);
  if ("not" in test) return factsRead(test.not);
  return [test.fact];
}
