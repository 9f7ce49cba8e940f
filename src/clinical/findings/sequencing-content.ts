import { z } from "zod";
import { provenance } from "../knowledge/instrument.ts";

/** How ill, in the words a condition entry uses, and one below them: too little to be called mild. */
const level = z.enum(["subthreshold", "mild", "moderate", "severe"]);
export type SeverityLevel = z.infer<typeof level>;

/** The least total of each level, rising. Totals below the first are subthreshold. */
const convention = z.strictObject({
  steps: z.array(z.strictObject({ from: z.number(), level })).min(1),
  mark: provenance,
  sources: z.array(z.string()).min(1),
});

const scale = z.strictObject({
  /** The preferred instrument first. */
  instruments: z.array(z.string()).min(1),
  /** Every convention that is kept, and the one in force. */
  conventions: z.record(z.string(), convention),
  chosen: z.string(),
  /** Read instead of the chosen one where the condition has one of these features. */
  withFeatures: z.strictObject({ features: z.array(z.string()), chosen: z.string() }).optional(),
});
export type SeverityScale = z.infer<typeof scale>;

const count = z.number().int().positive();

/** What the tables of who gets what, when, are read with: names for families of conditions, severity scales, limits. */
export const sequencingContent = z.strictObject({
  /** Conditions that share rows, by a name of their own. */
  groups: z.record(z.string(), z.array(z.string()).min(1)),
  /** By group. */
  severity: z.record(z.string(), scale),
  limits: z.strictObject({
    accessibleWeeks: z.number(),
    minorBelow: count,
    contactsBelow: count,
    olderFrom: count,
    markedDifficulty: count,
    extremeDifficulty: count,
    relapseEpisodes: count,
    chronicDays: count,
    chronicInsomniaDays: count,
    comorbidAnxietyFrom: z.number(),
    maniaFrom: z.number(),
    /** YMRS total from which a person in bipolar care counts as acutely manic: typical entry into trials (GK). */
    acuteManiaFrom: z.number(),
    ymrsFrom: z.number(),
    reproductiveFrom: count,
    reproductiveBelow: count,
    benzodiazepineDays: count,
    /** Days after a start or a change of dose on which someone speaks with a young person. */
    contactDays: z.array(count).min(1),
    /** A contact this many days before its day counts as kept. */
    contactEarlyDays: count,
    prnDays: count,
    aimsDays: count,
    severeRenalBelow: z.number(),
    citalopramOlderMg: z.number(),
  }),
  /** Classes of medicine of which two at once are one too many. */
  oneOfEach: z.array(z.string()),
  psychotropicClasses: z.array(z.string()),
});

/** A reason a clinician gives for another way than the proposed one. */
export const overrideReason = z.strictObject({
  code: z.string(),
  label: z.string(),
  freeText: z.literal(true).optional(),
});
