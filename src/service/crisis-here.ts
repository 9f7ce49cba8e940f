import { type CrisisLine, crisisLines } from "../clinical/safety/crisis-lines.ts";
import { findOrganization } from "../store/people.ts";
import type { Ctx } from "./context.ts";

/** Where the organisation's patients find help now, in `language`. */
export async function crisisHere(ctx: Ctx, language: string): Promise<CrisisLine[]> {
  const organization = await findOrganization(ctx.tx);
  return crisisLines(ctx.knowledge.crisis, organization?.country ?? "", language);
}
