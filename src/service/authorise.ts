import { can } from "../clinical/access/abilities-of.ts";
import type { Ability } from "../clinical/access/roles.ts";
import { SYSTEM_ROLE } from "../store/acting-person.ts";
import type { Ctx } from "./context.ts";
import { Refusal } from "./refusal.ts";

/** Refuses who may not. The row policies of the database say the same once more, whatever is forgotten here. */
export function authorise({ actor }: Ctx, ability: Ability): void {
  if (actor.role === SYSTEM_ROLE || can(actor.role, ability)) return;
  throw new Refusal(
    "not-allowed",
    403,
    "Your role does not include this. Ask the clinic's administrator if you need it.",
  );
}
