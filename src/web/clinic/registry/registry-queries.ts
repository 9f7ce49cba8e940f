import { queryOptions, useQueries } from "@tanstack/react-query";
import type { RegistryRow } from "../../../clinical/registry/row.ts";
import type { RegistryPage, RegistryQuery } from "../../../http/contract/registry.ts";
import { api } from "../api.ts";
import { queryClient } from "../query-client.ts";

/** What is listed and in which order, without the part of it that is on screen. */
export type ListQuery = {
  readonly [Part in Exclude<keyof RegistryQuery, "offset" | "limit">]-?: Exclude<RegistryQuery[Part], undefined>;
};

const PAGE_SIZE = 100;
const PAGES = ["registry", "page"] as const;

/** One page of the list. Never stale by age: the event stream says what changed, and rows must not move by themselves. */
function pageQuery(list: ListQuery, page: number) {
  return queryOptions({
    queryKey: [...PAGES, list, page],
    queryFn: ({ signal }) => api.registry({ ...list, offset: page * PAGE_SIZE, limit: PAGE_SIZE }, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export const viewsQuery = queryOptions({
  queryKey: ["registry", "views"],
  queryFn: ({ signal }) => api.registryViews(signal),
});

export interface LoadedList {
  /** The first page, which knows total, day and groups; undefined until it is here. */
  readonly head: RegistryPage | undefined;
  /** Epoch milliseconds when the head was read. */
  readonly readAt: number;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly rowAt: (index: number) => RegistryRow | undefined;
}

/** Pages from the first to the last, both counted in, from 0. */
export interface PageRange {
  readonly first: number;
  readonly last: number;
}

export const FIRST_PAGE: PageRange = { first: 0, last: 0 };

/** Rows before and after those on screen that are fetched with them: half a second of a fast wheel. */
const AHEAD = 60;

/** The pages of `total` rows that cover these and those near them. Rows come and go all the time while scrolling, pages seldom. */
export function pagesAround(firstRow: number, lastRow: number, total: number): PageRange {
  const pageOf = (row: number) => Math.floor(Math.max(0, Math.min(row, total - 1)) / PAGE_SIZE);
  return { first: pageOf(firstRow - AHEAD), last: pageOf(lastRow + AHEAD) };
}

/** These pages, and always the first. */
export function useLoadedList(list: ListQuery, range: PageRange): LoadedList {
  const pages = withFirst(range);
  const results = useQueries({ queries: pages.map((page) => pageQuery(list, page)) });
  const loaded = new Map(pages.map((page, index) => [page, results[index]?.data]));
  return {
    head: results[0]?.data,
    readAt: results[0]?.dataUpdatedAt ?? 0,
    error: results.find((result) => result.isError && !result.data)?.error ?? null,
    retry: () => {
      for (const result of results) if (result.isError) void result.refetch();
    },
    rowAt: (index) => loaded.get(Math.floor(index / PAGE_SIZE))?.rows[index % PAGE_SIZE],
  };
}

function withFirst({ first, last }: PageRange): number[] {
  const over = Array.from({ length: last - first + 1 }, (_, index) => first + index);
  return first === 0 ? over : [0, ...over];
}

/** The pages of this list in memory, from the first on without a gap, and when the first was read. */
export function loadedFrom(list: ListQuery): { readonly pages: readonly RegistryPage[]; readonly readAt: number } {
  const pages: RegistryPage[] = [];
  for (let number = 0; ; number += 1) {
    const page = queryClient.getQueryData(pageQuery(list, number).queryKey);
    if (!page) break;
    pages.push(page);
  }
  return { pages, readAt: queryClient.getQueryState(pageQuery(list, 0).queryKey)?.dataUpdatedAt ?? 0 };
}

/** Every row in memory, of whatever view. */
export function loadedRows(): Map<string, RegistryRow> {
  const pages = queryClient.getQueriesData<RegistryPage>({ queryKey: PAGES });
  return new Map(pages.flatMap(([, page]) => page?.rows.map((row) => [row.patientId, row] as const) ?? []));
}

/** Puts newer rows in the place of the ones on screen. Nothing moves. */
export function replaceRows(newer: readonly RegistryRow[]): void {
  const byId = new Map(newer.map((row) => [row.patientId, row]));
  queryClient.setQueriesData<RegistryPage>({ queryKey: PAGES }, (page) =>
    page?.rows.some((row) => byId.has(row.patientId))
      ? { ...page, rows: page.rows.map((row) => byId.get(row.patientId) ?? row) }
      : page,
  );
}

/** Reads the list anew, in its order of now. Pages not on screen are let go and come back when scrolled to. */
export async function readListAgain(): Promise<void> {
  queryClient.removeQueries({ queryKey: PAGES, type: "inactive" });
  await queryClient.invalidateQueries({ queryKey: PAGES });
}
