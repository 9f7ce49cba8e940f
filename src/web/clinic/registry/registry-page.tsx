import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useCallback, useDeferredValue, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Sort } from "../../../clinical/registry/row.ts";
import { useStore } from "../../shared/ui/create-store.ts";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import { ErrorState } from "../../shared/ui/error-state.tsx";
import { LoadingState } from "../../shared/ui/loading-state.tsx";
import { connectionState } from "../live/connection-state.ts";
import { useAbility, useSession } from "../session/use-session.ts";
import { problemWords } from "../shell/problem-words.ts";
import { usePageTitle } from "../shell/use-page-title.ts";
import { EmptyList } from "./empty-list.tsx";
import { spansOfCounts } from "./list-layout.ts";
import { PrintSheet } from "./print-sheet.tsx";
import { ReadingGuide } from "./reading-guide.tsx";
import { RegistryBar } from "./registry-bar.tsx";
import { RegistryList } from "./registry-list.tsx";
import { registryMemory, startAtTop } from "./registry-memory.ts";
import {
  FIRST_PAGE,
  type ListQuery,
  type PageRange,
  pagesAround,
  useLoadedList,
  viewsQuery,
} from "./registry-queries.ts";
import { ViewsRail } from "./views-rail.tsx";
import "./registry.css";
import "./registry-lines.css";
import "./row-marks.css";

const route = getRouteApi("/registry");

/** Everyone in care, one line each, most urgent first: who needs me now, what to consider, and which numbers say so. */
export function RegistryPage() {
  const { t } = useTranslation();
  const { organization } = useSession();
  const canOpen = useAbility("chart.read");
  usePageTitle(t("registry.title"));
  const list = useListQuery();
  const [pages, setPages] = useState<PageRange>(FIRST_PAGE);
  const loaded = useLoadedList(list, pages);
  const views = useQuery(viewsQuery);
  const { head } = loaded;
  const cutOff = useStore(connectionState).lostSince !== null;
  const groups = list.sort === "urgency" && list.direction === "ascending" ? head?.groups : undefined;
  const spans = useMemo(() => spansOfCounts(groups ?? []), [groups]);
  const total = head?.total ?? 0;
  const onRange = useCallback(
    (first: number, last: number) => {
      const next = pagesAround(first, last, total);
      setPages((before) => (before.first === next.first && before.last === next.last ? before : next));
    },
    [total],
  );
  const onSort = useSorting(list);
  const counts = new Map(views.data?.views.map(({ view, count }) => [view, count]));
  return (
    <div className="registry">
      <aside className="rail" aria-label={t("registry.rail")}>
        <ViewsRail current={list.view} counts={counts} />
        <ReadingGuide />
      </aside>
      <main className="registry-main" id="content" tabIndex={-1}>
        <RegistryBar list={list} head={head} readAt={loaded.readAt} counts={counts} />
        {head && head.total > 0 && (
          <RegistryList
            key={JSON.stringify(list)}
            total={head.total}
            spans={spans}
            rowAt={loaded.rowAt}
            sort={list.sort}
            direction={list.direction}
            canOpen={canOpen}
            timeZone={organization.timeZone}
            onSort={onSort}
            onRange={onRange}
          />
        )}
        <PrintSheet list={list} />
        {head?.total === 0 && <EmptyList list={list} />}
        {loaded.error && <ErrorState {...problemWords(t, loaded.error)} onRetry={loaded.retry} />}
        {!head && !loaded.error && cutOff && (
          <EmptyState title={t("registry.cutOff.title")} body={t("registry.cutOff.body")} />
        )}
        {!head && !loaded.error && !cutOff && (
          <LoadingState title={t("registry.opening")} body={t("registry.openingBody")} lines={8} />
        )}
      </main>
    </div>
  );
}

/** View and order from the address, filters from memory. Typing is let run ahead of the list. */
function useListQuery(): ListQuery {
  const { view = "everyone", sort = "urgency", direction = "ascending" } = route.useSearch();
  const { search, team, interpreterOnly } = useStore(registryMemory);
  const settled = useDeferredValue(search.trim());
  return useMemo(
    () => ({ view, sort, direction, search: settled, team: [...team], interpreterOnly }),
    [view, sort, direction, settled, team, interpreterOnly],
  );
}

/** A press on a head sorts by it; another press turns it round; a third goes back to most urgent first. */
function useSorting(list: ListQuery): (sort: Sort) => void {
  const navigate = route.useNavigate();
  const { sort: current, direction } = list;
  return useCallback(
    (sort: Sort) => {
      startAtTop();
      const turned = sort === current && direction === "ascending";
      const undone = sort === current && direction === "descending";
      void navigate({
        search: ({ view }) => ({
          ...(view === undefined ? {} : { view }),
          ...(undone || sort === "urgency" ? {} : { sort }),
          ...(turned ? { direction: "descending" as const } : {}),
        }),
        replace: true,
      });
    },
    [current, direction, navigate],
  );
}
