import { z } from "zod";
import { IF_THEN_PARTS } from "../../clinical/medication/if-then/if-then-lines.ts";
import { expectationCard } from "./medicine-options.ts";

const texts = z.array(z.string());
const day = z.string().nullable();
const mark = z.enum(["source", "GK", "PD"]);

const missed = z.object({
  words: texts,
  clinician: z.string().nullable(),
  restarts: z.array(z.object({ missedDays: z.number(), severity: z.string(), management: z.string(), sources: texts })),
  mark,
  sources: texts,
});

const injection = z.object({
  orderId: z.string(),
  medication: z.string(),
  doseMg: z.number().nullable(),
  product: z.string().nullable(),
  state: z.string().nullable(),
  lastOn: day,
  dueOn: day,
  fromOn: day,
  untilOn: day,
  gapDays: z.number().nullable(),
  advice: z.string().nullable(),
  note: z.string().nullable(),
  mark: z.string().nullable(),
  sources: texts,
  given: z.array(z.object({ on: z.string(), doseMg: z.number().nullable() })),
});
export type InjectionRead = z.infer<typeof injection>;

const limit = z.enum(["per-day", "per-week", "days-per-week"]);
const asNeeded = z.object({
  orderId: z.string(),
  medication: z.string(),
  limits: z.record(limit, z.number().nullable()),
  week: z.object({ doses: z.number(), days: z.number(), mostInDay: z.number() }),
  weeks: z.array(z.number()).nullable(),
  exceeded: z.array(z.object({ limit, allowed: z.number(), taken: z.number() })),
  creeping: z.enum(["doses", "fills"]).nullable(),
  piecesADay: z.number().nullable(),
  isRecorded: z.boolean(),
});
export type AsNeededRead = z.infer<typeof asNeeded>;

const screen = z.object({
  entryId: z.string(),
  at: z.string(),
  positive: texts,
  negative: texts,
  expected: texts,
  toConfirm: texts,
  notFound: texts,
  notTested: texts,
  asExpected: z.boolean(),
});
const check = z.object({ on: z.string(), unexpected: z.boolean() });
const opioid = z.object({
  induction: z
    .object({
      orderId: z.string(),
      startedOn: z.string(),
      day: z.number(),
      marks: z.array(
        z.object({
          entryId: z.string(),
          at: z.string(),
          cows: z.number().nullable(),
          doseMg: z.number().nullable(),
        }),
      ),
      lastUse: z.object({ kind: z.string(), at: z.string() }).nullable(),
      act: z.string(),
      words: z.string(),
    })
    .nullable(),
  screens: z.object({
    next: z.object({ from: z.string(), to: z.string(), drawn: z.string() }).nullable(),
    read: z.array(screen.extend({ confirmed: screen.pick({ at: true, positive: true, negative: true }).nullable() })),
  }),
  pdmp: z.object({ last: check.nullable(), dueOn: day, checks: z.array(check) }),
  naloxoneOn: day,
  cravings: z.array(z.object({ day: z.number(), value: z.number() })),
  doses: z.array(z.object({ medication: z.string(), day: z.number(), toDay: z.number().nullable(), mg: z.number() })),
});
export type OpioidRead = z.infer<typeof opioid>;

const line = z.object({ about: z.enum(IF_THEN_PARTS), when: z.string(), do: z.string() });
export type IfThenLine = z.infer<typeof line>;

export const medicineCareRead = z.object({
  recordVersion: z.number(),
  language: z.string(),
  medicines: z.array(
    z.object({
      orderId: z.string(),
      medication: z.string(),
      asNeeded: z.boolean(),
      card: expectationCard.nullable(),
      missed: missed.nullable(),
    }),
  ),
  injections: z.array(injection),
  asNeeded: z.array(asNeeded),
  opioid: opioid.nullable(),
  ifThen: z.object({ kept: z.object({ at: z.string(), lines: z.array(line) }).nullable(), proposed: z.array(line) }),
  /** Citations by source id. */
  references: z.record(z.string(), z.string()),
});
export type MedicineCareRead = z.infer<typeof medicineCareRead>;
export type MedicineCare = MedicineCareRead["medicines"][number];
