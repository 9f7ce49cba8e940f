import type { Chart } from "../../../http/contract/chart.ts";
import type { Say } from "../../shared/charts/words.ts";
import { DueList } from "./due-list.tsx";
import { FindingsPanel } from "./findings-panel.tsx";
import { WhyNotCard } from "./why-not-card.tsx";

interface PanelProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  /** Absent where the person signed in may not screen. */
  readonly onScreen?: (() => void) | undefined;
}

/** What to consider, what is not to be considered yet and why, and what falls due. */
export function SidePanel({ chart, say, locale, onScreen }: PanelProps) {
  return (
    <aside className="chart-side" aria-label={say("finding.label")}>
      <FindingsPanel chart={chart} say={say} locale={locale} onScreen={onScreen} />
      <WhyNotCard chart={chart} say={say} />
      <DueList chart={chart} say={say} locale={locale} />
    </aside>
  );
}
