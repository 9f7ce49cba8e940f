import type { RegistryRow, Sort, View } from "../clinical/registry/row.ts";
import { appendAudit } from "../store/audit-trail.ts";
import {
  type GroupCounts,
  isMineFirst,
  type RowQuery,
  registryGroupCounts,
  registryMineCount,
  registryPage,
} from "../store/registry-page.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";
import { totalOf, viewCounts } from "./read-registry-views.ts";

/** Absent fields: everyone, most urgent first, from the start, a hundred rows. */
export interface ReadRegistry {
  readonly view?: View | undefined;
  readonly sort?: Sort | undefined;
  readonly direction?: "ascending" | "descending" | undefined;
  readonly search?: string | undefined;
  readonly team?: readonly string[] | undefined;
  readonly interpreterOnly?: boolean | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

export interface RegistryPage {
  readonly rows: RegistryRow[];
  /** How many match, over all pages. */
  readonly total: number;
  readonly today: string;
  /** How many of them stand in each group. */
  readonly groups: GroupCounts;
}

/** One page of the registry. */
export async function readRegistry(ctx: Ctx, input: ReadRegistry): Promise<RegistryPage> {
  authorise(ctx, "registry.read");
  const query = rowQuery(input);
  const rows = await registryPage(ctx.tx, query);
  const groups = await groupsOf(ctx, query);
  const { view, sort, offset } = query;
  await appendAudit(ctx.tx, null, "registry-read", { view, sort, offset, rows: rows.length });
  return { rows, total: totalOf(groups), today: ctx.today, groups };
}

export function rowQuery(input: ReadRegistry): RowQuery {
  const { view = "everyone", sort = "urgency", direction = "ascending", search = "", team = [] } = input;
  const { interpreterOnly = false, offset = 0, limit = 100 } = input;
  return { view, sort, direction, search, team, interpreterOnly, offset, limit };
}

async function groupsOf(ctx: Ctx, query: RowQuery): Promise<GroupCounts> {
  const wholeView = query.search.trim() === "" && query.team.length === 0 && !query.interpreterOnly;
  const groups = wholeView ? ((await viewCounts(ctx)).get(query.view) ?? []) : await registryGroupCounts(ctx.tx, query);
  return isMineFirst(query) ? byTurn(groups, await registryMineCount(ctx.tx, query)) : groups;
}

/** Whose turn it is in place of the groups; the groups where nobody waits for the reader. */
function byTurn(groups: GroupCounts, yours: number): GroupCounts {
  if (yours === 0) return groups;
  return [
    { group: "yours", count: yours },
    { group: "teams", count: Math.max(0, totalOf(groups) - yours) },
  ];
}
