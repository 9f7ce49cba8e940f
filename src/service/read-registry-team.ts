import type { TeamMember } from "../clinical/registry/row.ts";
import { cliniciansOnTeams } from "../store/people.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";

/** The people the registry can be filtered by: every clinician who stands in a care team, by name. */
export async function readRegistryTeam(ctx: Ctx): Promise<{ team: TeamMember[] }> {
  authorise(ctx, "registry.read");
  return { team: await cliniciansOnTeams(ctx.tx) };
}
