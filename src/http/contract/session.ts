import { z } from "zod";

export const ROLES = [
  "therapist",
  "prescriber",
  "care-manager",
  "pharmacist",
  "front-desk",
  "quality-lead",
  "patient",
  "support-person",
] as const;
export const role = z.enum(ROLES);
export type Role = z.infer<typeof role>;

/** What the signed-in person may do: the server decides, the screen only follows. */
export const ABILITIES = [
  "registry.read",
  "registry.export",
  "chart.read",
  "score.write",
  "alert.acknowledge",
  "patient.enrol",
  "entry.correct",
  "schedule.read",
  "quality.read",
  "own-record.read",
] as const;
export type Ability = (typeof ABILITIES)[number];

export const session = z.object({
  person: z.object({ id: z.string(), name: z.string(), initials: z.string(), role, roleTitle: z.string() }),
  organization: z.object({ id: z.string(), name: z.string(), timeZone: z.string(), today: z.string() }),
  abilities: z.array(z.enum(ABILITIES)),
  /** Where this role starts. */
  landing: z.string(),
  demo: z.boolean(),
  idleSeconds: z.number(),
});
export type Session = z.infer<typeof session>;

/** Before sign-in: only what a stranger may know. */
export const welcome = z.object({
  demo: z.boolean(),
  people: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      role,
      roleTitle: z.string(),
      organization: z.string(),
      about: z.string(),
    }),
  ),
});

/** Every refusal: a sentence a person can act on, and what is wrong where. */
export const problem = z.object({
  status: z.number(),
  code: z.string(),
  message: z.string(),
  faults: z.array(z.object({ entry: z.string().nullable(), field: z.string(), reason: z.string() })).optional(),
  /** A word for the help desk, found in the server's log. Holds no patient data. */
  incident: z.string().optional(),
});
export type Problem = z.infer<typeof problem>;
