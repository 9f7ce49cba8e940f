import { z } from "zod";

/** A number from a source, general knowledge (GK) or a product default (PD): the mark travels with it into the product. */
export const provenance = z.enum(["source", "GK", "PD"]);

const band = z.strictObject({
  from: z.number(),
  to: z.number(),
  name: z.string(),
  severity: z.number().int().min(0).max(4),
});

/** One question. `text` only where the licence lets the words ship (class A). */
const item = z.strictObject({
  linkId: z.string(),
  code: z.string().optional(),
  text: z.string().optional(),
  /** Stored values offered, with the words shown; with a `range` beside them any value in it is taken. Empty: see `range`. */
  options: z.array(z.strictObject({ value: z.number(), code: z.string().optional(), text: z.string().optional() })),
  /** Values allowed where they are a count or a scale rather than a list. Neither list nor range: not known. */
  range: z.strictObject({ min: z.number(), max: z.number(), wholeNumbers: z.boolean() }).optional(),
  /** What a number counts. `clock` = minutes after midnight. */
  unit: z.enum(["days", "times", "minutes", "percent", "clock"]).optional(),
  /** Words above this question that hold for it and those after it. */
  heading: z.string().optional(),
  /** What the form says to the rater, or examples it gives, beside the question. */
  guidance: z.string().optional(),
  /** Asked before all others though its answer stands later in the list: a question that decides whether the rest are asked. */
  askedFirst: z.boolean().optional(),
  scored: z.boolean(),
});

/** The words of a form in another language, item by item. */
const translation = z.strictObject({
  title: z.string(),
  instruction: z.string().optional(),
  /** Who made the translation, and how sure we are of the wording. */
  credit: z.string(),
  state: z.enum(["official", "product"]),
  sources: z.array(z.string()).min(1),
  /** Words of the options by value, for every item that does not name its own. */
  options: z.array(z.strictObject({ value: z.number(), text: z.string() })),
  items: z.array(
    z.strictObject({
      linkId: z.string(),
      text: z.string(),
      heading: z.string().optional(),
      guidance: z.string().optional(),
      options: z.array(z.strictObject({ value: z.number(), text: z.string() })).optional(),
    }),
  ),
});

/** At least `count` of these items answered `atLeast` or more. */
const itemsAtLeast = z.strictObject({
  linkIds: z.array(z.string()).min(1),
  atLeast: z.number(),
  count: z.number().int().min(1),
});
const safetyItem = z.strictObject({ linkId: z.string(), alertFrom: z.number() });
/** True where every condition of at least one inner list holds. */
const answerRule = z.array(z.array(itemsAtLeast).min(1)).min(1);

/** How the total comes from the answers. */
const scoring = z.discriminatedUnion("rule", [
  /** The sum of the scored items, times `factor`. */
  z.strictObject({ rule: z.literal("sum"), factor: z.number().optional() }),
  /** The instrument is read by one item alone. */
  z.strictObject({ rule: z.literal("item"), linkId: z.string() }),
  /** The mean of the subscales, all of which must be known. */
  z.strictObject({ rule: z.literal("mean-of-subscales") }),
  /** No total: the first tier whose rule holds names the band; `otherwise` where none does and all is answered. */
  z.strictObject({
    rule: z.literal("tier"),
    tiers: z.array(z.strictObject({ name: z.string(), when: answerRule })).min(1),
    otherwise: z.string(),
  }),
  /** Time asleep over time in bed, in percent, from the times and minutes of one night. */
  z.strictObject({
    rule: z.literal("sleep-efficiency"),
    bed: z.string(),
    latency: z.string(),
    awake: z.string(),
    woke: z.string(),
    up: z.string(),
  }),
  /** No total at all: read item by item, or by subscale. */
  z.strictObject({ rule: z.literal("none") }),
]);

/** A part with a figure of its own; null where fewer than `fewestAnswers` of its items are answered. */
const subscale = z.strictObject({
  id: z.string(),
  linkIds: z.array(z.string()).min(1),
  rule: z.enum(["sum", "mean"]),
  fewestAnswers: z.number().int().min(1),
  min: z.number(),
  max: z.number(),
  /** Noteworthy from this figure up, or (`cutTo`) from it down. */
  cutFrom: z.number().optional(),
  cutTo: z.number().optional(),
});

/** How missing answers are treated. `prorate` = mean of the answered times the number of items, half up. */
const missingRule = z.discriminatedUnion("rule", [
  z.strictObject({ rule: z.literal("prorate"), upTo: z.number().int().min(1) }),
  z.strictObject({ rule: z.literal("none") }),
]);

export const instrumentSchema = z.strictObject({
  id: z.string(),
  /** Other names people and systems write for it. */
  aliases: z.array(z.string()).optional(),
  version: z.string(),
  owner: z.string(),
  title: z.string(),
  domain: z.string(),
  /** A: items ship. B: only once a condition is met. C: score-only, the words are never ours. */
  licence: z.enum(["A", "B", "C"]),
  licenceNote: z.string(),
  validated: z.boolean(),
  recallDays: z.number().nullable(),
  worseWhen: z.enum(["higher", "lower"]),
  total: z
    .strictObject({ min: z.number(), max: z.number(), code: z.string().optional(), wholeNumbers: z.boolean() })
    .nullable(),
  panelCode: z.string().optional(),
  /** Code of the level an instrument without a total leads to. */
  bandCode: z.string().optional(),
  instruction: z.string().optional(),
  /** Empty: only its total is taken. */
  items: z.array(item),
  /** A form may leave out the items after this many. Absent: every item must have its place in `answers`. */
  fewestAnswers: z.number().int().min(1).optional(),
  /** Absent: the plain sum. */
  scoring: scoring.optional(),
  /** When `linkId` was answered `value`, the form skips these items: left blank, they count as 0. */
  skips: z
    .array(z.strictObject({ linkId: z.string(), value: z.number(), zero: z.array(z.string()).min(1) }))
    .optional(),
  subscales: z.array(subscale).optional(),
  /** A flag raised from the answers as given, whatever the total. */
  flags: z.array(z.strictObject({ flag: z.string(), when: answerRule })).optional(),
  missing: missingRule,
  /** Whole-number totals: both ends belong. Otherwise `to` belongs to the next band, save the last. */
  bands: z.array(band),
  /** Ranges of the total that no source names. */
  unbanded: z.array(z.strictObject({ from: z.number(), to: z.number() })).optional(),
  /** Other bands beside another illness: `named` = the active conditions, or features of one, that say it is there. */
  bandsWhen: z
    .array(z.strictObject({ when: z.string(), named: z.array(z.string()).min(1), bands: z.array(band) }))
    .optional(),
  /** Noteworthy from this total up; down where `worseWhen` is lower. */
  screenCut: z.number().optional(),
  /** A flag raised from `screenCut` on. */
  cutFlag: z.string().optional(),
  /** It asks how much side effects trouble: the level each total stands for, from that total up. */
  sideEffectLevels: z
    .array(z.strictObject({ from: z.number(), level: z.enum(["none", "mild", "moderate", "severe"]) }))
    .min(1)
    .optional(),
  screenCutBySex: z.strictObject({ male: z.number(), female: z.number() }).optional(),
  /** In remission below this total; above it where `worseWhen` is lower. */
  remissionBelow: z.number().optional(),
  responsePct: z.number().optional(),
  /** Response as points gained, where a percentage is not the custom. */
  responsePoints: z.number().optional(),
  reliableChange: z.number().optional(),
  /** An item whose answer alone decides safety, whatever the total. `alertFrom` = the least answer that raises it. */
  safetyItem: safetyItem.optional(),
  /** Further such items, on the longer form alone: one that the form left out at its end was not asked. */
  moreSafetyItems: z.array(safetyItem).optional(),
  /** Languages whose words ship here: English in `items`, the others in `translations`. */
  languages: z.array(z.string()),
  translations: z.record(z.string(), translation).optional(),
  /** Languages it exists in at all; a score in any other is refused. Absent: not known, so none is refused. */
  existsIn: z.strictObject({ languages: z.array(z.string()).min(1), note: z.string().optional() }).optional(),
  /** Forms of it that are read the same way but never compared with one another. */
  versions: z
    .array(
      z.strictObject({
        id: z.string(),
        recallDays: z.number().nullable(),
        note: z.string(),
        // Taken over from elsewhere as a name alone: no form is filled in as this version.
        offered: z.literal(false).optional(),
      }),
    )
    .optional(),
  /** Who fills it in. Absent: the patient. */
  rater: z.enum(["patient", "clinician"]).optional(),
  /** Line shown beneath the form wherever its words are shown. */
  credit: z.string().optional(),
  /** How often it is due while in care, days. Absent: no schedule of its own. */
  cadenceDays: z.strictObject({ acute: z.number(), stable: z.number(), mark: provenance }).optional(),
  /** Facts a reader of the figure should have. */
  notes: z.array(z.string()).optional(),
  marks: z.record(z.string(), provenance),
  sources: z.array(z.string()),
});
export type Instrument = z.infer<typeof instrumentSchema>;
export type Band = z.infer<typeof band>;
export type InstrumentItem = z.infer<typeof item>;
export type AnswerRule = z.infer<typeof answerRule>;
export type Translation = z.infer<typeof translation>;
export type Subscale = z.infer<typeof subscale>;
