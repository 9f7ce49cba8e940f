import { VIEWS, type View } from "../clinical/registry/row.ts";
import { type GroupCounts, registryViewCounts } from "../store/registry-page.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";

/** The saved views, in the order shown, with how many patients each holds. */
export async function readRegistryViews(ctx: Ctx): Promise<{ views: { view: View; count: number }[] }> {
  authorise(ctx, "registry.read");
  const counts = await viewCounts(ctx);
  return { views: VIEWS.map((view) => ({ view, count: totalOf(counts.get(view) ?? []) })) };
}

export const totalOf = (groups: GroupCounts): number => groups.reduce((sum, { count }) => sum + count, 0);

/** Counts of the views by group, at most a second old; forgotten at once when this process changes a row. */
export async function viewCounts({ tx }: Ctx): Promise<ReadonlyMap<View, GroupCounts>> {
  const { organizationId } = tx.actor;
  const kept = tx.memory.viewCounts.get(organizationId);
  if (kept !== null) return kept;
  const counts = await registryViewCounts(tx);
  tx.memory.viewCounts.put(organizationId, counts);
  return counts;
}
