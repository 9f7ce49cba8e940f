import { queryOptions } from "@tanstack/react-query";
import type { RegistryRow } from "../../../clinical/registry/row.ts";
import type { RegistryPage } from "../../../http/contract/registry.ts";
import { api } from "../api.ts";
import { queryClient } from "../query-client.ts";
import { type ListQuery, loadedFrom } from "./registry-queries.ts";

/** The most rows that go to paper: what the server gives in one answer. */
const MOST_PRINTED = 500;

export interface PrintedRows {
  readonly rows: readonly RegistryRow[];
  /** How many the view holds, printed or not. */
  readonly total: number;
  /** Epoch milliseconds. */
  readonly readAt: number;
}

const printQuery = (list: ListQuery) =>
  queryOptions<RegistryPage>({
    queryKey: ["registry", "print", list],
    queryFn: ({ signal }) => api.registry({ ...list, offset: 0, limit: MOST_PRINTED }, signal),
    staleTime: 0,
    gcTime: 60_000,
  });

/** Reads the rows to print anew. Fails where the server does. */
export async function rowsToPrint(list: ListQuery): Promise<void> {
  await queryClient.fetchQuery(printQuery(list));
}

/** The rows paper holds now: those just read for it, or without that those on screen from the first on without a gap. */
export function printedRows(list: ListQuery): PrintedRows {
  const { queryKey } = printQuery(list);
  const read = queryClient.getQueryState<RegistryPage>(queryKey);
  const { pages, readAt } = loadedFrom(list);
  if (read?.data && read.dataUpdatedAt >= readAt)
    return { rows: read.data.rows, total: read.data.total, readAt: read.dataUpdatedAt };
  return { rows: pages.flatMap((page) => page.rows).slice(0, MOST_PRINTED), total: pages[0]?.total ?? 0, readAt };
}
