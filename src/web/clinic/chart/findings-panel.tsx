import { useState } from "react";
import { openFirst } from "../../../clinical/findings/decided.ts";
import type { Chart } from "../../../http/contract/chart.ts";
import type { Say } from "../../shared/charts/words.ts";
import type { ChartFinding } from "./chart-view.ts";
import { FindingCard } from "./finding-card.tsx";
import { SmallFinding } from "./small-finding.tsx";

interface PanelProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
  /** Absent where the person signed in may not screen. */
  readonly onScreen?: (() => void) | undefined;
}

const keyOf = ({ rule, category, inputs }: ChartFinding): string => `${rule} ${category} ${inputs}`;

/** One finding in full, the others small beneath: what is still open first. */
export function FindingsPanel({ chart, say, locale, onScreen }: PanelProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const findings = openFirst(chart.findings);
  const index = Math.max(
    0,
    findings.findIndex((one) => keyOf(one) === chosen),
  );
  const finding = findings[index];
  if (finding === undefined)
    return chart.situation.deceased === null ? <p className="card due soft">{say("finding.none")}</p> : null;
  const turn = (by: 1 | -1) => {
    const next = findings[(index + by + findings.length) % findings.length];
    setChosen(next === undefined ? null : keyOf(next));
  };
  return (
    <>
      <p className="for-readers" role="status">
        {said}
      </p>
      <FindingCard
        key={keyOf(finding)}
        chart={chart}
        finding={finding}
        place={{ index, count: findings.length }}
        say={say}
        locale={locale}
        onTurn={turn}
        onDecided={(what) => {
          setChosen(null);
          setSaid(what);
        }}
        onScreen={onScreen}
      />
      {findings.length > 1 ? <h2 className="for-readers">{say("decide.others")}</h2> : null}
      {findings.map((one) =>
        one === finding ? null : (
          <SmallFinding
            key={keyOf(one)}
            chart={chart}
            finding={one}
            say={say}
            locale={locale}
            onShow={() => setChosen(keyOf(one))}
          />
        ),
      )}
    </>
  );
}
