import { useTranslation } from "react-i18next";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import { rememberFilter } from "./registry-memory.ts";
import type { ListQuery } from "./registry-queries.ts";

/** Nobody to show: because of the filter, because the view is clear, or because the clinic is new. */
export function EmptyList({ list }: { readonly list: ListQuery }) {
  const { t } = useTranslation();
  const filtered = list.search !== "" || list.team.length > 0 || list.interpreterOnly;
  if (filtered)
    return (
      <EmptyState title={t("registry.empty.filter.title")} body={t("registry.empty.filter.body")}>
        <button
          type="button"
          className="btn primary"
          onClick={() => rememberFilter({ search: "", team: [], interpreterOnly: false })}
        >
          {t("registry.clearFilter")}
        </button>
      </EmptyState>
    );
  const which = list.view === "everyone" ? "clinic" : "view";
  return <EmptyState title={t(`registry.empty.${which}.title`)} body={t(`registry.empty.${which}.body`)} />;
}
