import { isSettled } from "../../../clinical/findings/decided.ts";
import type { Chart } from "../../../http/contract/chart.ts";
import type { Say } from "../../shared/charts/words.ts";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import type { ChartFinding } from "./chart-view.ts";
import { DecidedLine } from "./decided-line.tsx";
import { findingFlag } from "./finding-flag.ts";

interface SmallProps {
  readonly chart: Chart;
  readonly finding: ChartFinding;
  readonly say: Say;
  readonly locale: string;
  readonly onShow: () => void;
}

/** A finding that is not the one being looked at: what it says, whether it is decided, and a way to it. */
export function SmallFinding({ chart, finding, say, locale, onShow }: SmallProps) {
  const flag = findingFlag(finding, chart.row.flag);
  return (
    <article className={`card finding is-small${isSettled(finding) ? " is-settled" : ""}`}>
      <div className="finding-kind">
        <span className="flag">
          {flag.shape === null ? null : <FlagMark shape={flag.shape} size={12} />}
          {say(`flag.${flag.word}`)}
        </span>
        <button type="button" className="btn quiet small no-print" onClick={onShow}>
          {say("decide.show")}
          <span className="for-readers">: {finding.do[0]}</span>
        </button>
      </div>
      <p>{finding.do[0] ?? say("finding.nothing")}</p>
      <DecidedLine chart={chart} finding={finding} say={say} locale={locale} />
    </article>
  );
}
