import { z } from "zod";
import { teamMember } from "../../clinical/registry/row.ts";

export const peopleQuery = z.strictObject({ text: z.string().max(100) });

/** At most 20: enough to tell namesakes apart, too few to copy a clinic. */
export const peopleFound = z.object({
  people: z.array(z.object({ patientId: z.string(), name: z.string(), birthDate: z.string().nullable() })),
});

/** A new patient. What is not known is left out, never guessed. */
export const enrolment = z.strictObject({
  name: z.string().trim().min(1).max(200),
  birthDate: z.iso.date().optional(),
  sex: z.string().max(40).optional(),
  language: z.string().max(35).optional(),
  interpreterNeeded: z.boolean().optional(),
});

/** The whole team as it shall be: who is not named leaves it. */
export const careTeam = z.strictObject({
  members: z
    .array(z.strictObject({ personId: z.uuid(), track: z.enum(["therapy", "medication", "both", "none"]) }))
    .max(30),
});

export const careTeamAssigned = z.object({ team: z.array(teamMember) });

export const cliniciansFound = z.object({
  clinicians: z.array(z.object({ personId: z.string(), name: z.string(), role: z.string(), roleTitle: z.string() })),
});

export const enrolled = z.object({ patientId: z.string() });
