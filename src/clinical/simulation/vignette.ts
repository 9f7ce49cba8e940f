import { z } from "zod";

const key = z.string().min(1);

/** An entry of a vignette: as in a record, but with a day (and perhaps a time) in place of `at`; see `vignetteRecord`. */
const vignetteEntry = z.looseObject({
  id: key,
  kind: key,
  day: z.number().int(),
  time: z.iso.time({ precision: -1 }).optional(),
  /** Who wrote it: a key of `authors`. */
  by: key.optional(),
});

const vignetteAppointment = z.strictObject({
  day: z.number().int(),
  time: z.iso.time({ precision: -1 }),
  minutes: z.number().int().positive(),
  type: key,
  modality: z.enum(["in-person", "video", "phone"]),
  /** Keys of the people file. */
  clinicians: z.array(key).min(1),
});

/** A worked patient story with dates counted from the first day of treatment (day 0). */
export const vignetteSchema = z.strictObject({
  id: key,
  version: key,
  owner: key,
  title: key,
  sources: z.array(key).min(1),
  timeZone: key,
  /** The day of the story that is today in the demo clinic. */
  demoDay: z.number().int(),
  patient: z.strictObject({
    id: key,
    name: key,
    sex: key,
    language: key,
    /** Turned `years` old on that day of the story. */
    born: z.strictObject({ day: z.number().int(), years: z.number().int() }),
  }),
  /** Role of everybody who writes in the record, by key of the people file (or the patient's own id). */
  authors: z.record(key, key),
  /** Care team: keys of the people file. */
  team: z.array(key).min(1),
  entries: z.array(vignetteEntry).min(1),
  appointments: z.array(vignetteAppointment),
});
export type Vignette = z.infer<typeof vignetteSchema>;
export type VignetteEntry = z.infer<typeof vignetteEntry>;
