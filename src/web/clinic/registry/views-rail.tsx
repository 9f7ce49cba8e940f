import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { View } from "../../../clinical/registry/row.ts";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import { VIEW_MARKS } from "./flags.ts";
import { startAtTop } from "./registry-memory.ts";

interface ViewsRailProps {
  readonly current: View;
  readonly counts: ReadonlyMap<View, number>;
}

/** Saved views, each with how many it holds now. */
export function ViewsRail({ current, counts }: ViewsRailProps) {
  const { t } = useTranslation();
  return (
    <nav aria-labelledby="views-title">
      <h2 className="eyebrow rail-title" id="views-title">
        {t("registry.views")}
      </h2>
      <ul className="views">
        {VIEW_MARKS.map(({ view, shape }) => (
          <li key={view}>
            <Link
              to="/registry"
              search={view === "everyone" ? {} : { view }}
              aria-current={view === current ? "page" : undefined}
              // Else the router marks every view of this page as current.
              activeOptions={{ exact: true, includeSearch: true }}
              onClick={startAtTop}
              preload={false}
            >
              <span className="view-mark">{shape && <FlagMark shape={shape} />}</span>
              <span className="view-name">{t(`registry.view.${view}`)}</span>
              <span className="view-count">{counts.get(view) ?? ""}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
