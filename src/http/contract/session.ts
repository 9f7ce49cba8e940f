import { z } from "zod";
import { ABILITIES, ROLES } from "../../clinical/access/roles.ts";

export type { Ability, Role } from "../../clinical/access/roles.ts";

export const role = z.enum(ROLES);

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
