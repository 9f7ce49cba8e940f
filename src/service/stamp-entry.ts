import { FORM_ROLE } from "../clinical/access/roles.ts";
import { SYSTEM_ROLE } from "../store/acting-person.ts";
import type { Ctx } from "./context.ts";
import type { Stamped } from "./same-entry.ts";

/**
 * Fills in who wrote an entry and when, as the server knows it: a signed-in person cannot write in another's name or another time.
 * The program's own work (import, demo) keeps what the source says. What is no object is left for validation to refuse.
 */
export function stampEntry(ctx: Ctx, input: unknown): { value: unknown; filledIn: readonly Stamped[] } {
  if (ctx.actor.role === SYSTEM_ROLE || typeof input !== "object" || input === null || Array.isArray(input))
    return { value: input, filledIn: [] };
  const { role, personId, patientId } = ctx.actor;
  // A form has no account: its author is the patient it is for.
  const author = role === FORM_ROLE ? { role: "patient", id: patientId ?? personId } : { role, id: personId };
  return { value: { ...input, recordedAt: ctx.now, author }, filledIn: ["recordedAt", "author"] };
}
