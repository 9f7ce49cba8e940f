import { type AccessAbility, can } from "../clinical/access/abilities-of.ts";
import { SYSTEM_ROLE } from "../store/acting-person.ts";
import type { Ctx } from "./context.ts";
import { Refusal } from "./refusal.ts";

/** Refuses who may not. The row policies of the database say the same once more, whatever is forgotten here. */
export function authorise({ actor }: Ctx, ability: AccessAbility): void {
  if (actor.role === SYSTEM_ROLE || can(actor.role, ability)) return;
  throw new Refusal(
    "not-allowed",
    403,
    "Your role does not include this. Ask the clinic's administrator if you need it.",
  );
}
