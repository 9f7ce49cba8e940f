import { can } from "../clinical/access/abilities-of.ts";
import { abilityToWrite } from "../clinical/access/ability-to-write.ts";
import { type Ability, FORM_ROLE } from "../clinical/access/roles.ts";
import type { Entry } from "../clinical/record/entry.ts";
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

/** Refuses entries that are not the actor's to write, whatever way they came. */
export function authoriseEntries(ctx: Ctx, entries: readonly Entry[]): void {
  // What a form may say is said by the form; the row policies hold it to that.
  if (ctx.actor.role === FORM_ROLE) return;
  for (const entry of entries) authorise(ctx, abilityToWrite(entry));
}

/** Refuses to replace or take back what the actor could not have written. */
export function authoriseCorrections(ctx: Ctx, fresh: readonly Entry[], kept: readonly Entry[]): void {
  const corrected = new Set(fresh.flatMap(({ replaces, retracts }) => replaces ?? retracts ?? []));
  if (corrected.size === 0) return;
  authoriseEntries(
    ctx,
    kept.filter(({ id }) => corrected.has(id)),
  );
}
