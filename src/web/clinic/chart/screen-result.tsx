import { useEffect, useRef } from "react";
import type { Chart } from "../../../http/contract/chart.ts";
import type { ScreenReceipt } from "../../../http/contract/safety.ts";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import { formatDay } from "../../shared/ui/format-date.ts";
import { useSafetyWords } from "./safety-words.ts";

interface ResultProps {
  readonly chart: Chart;
  readonly receipt: ScreenReceipt;
  readonly locale: string;
  readonly onDone: () => void;
}

const STEPS: Readonly<Record<string, readonly string[]>> = {
  high: ["stay", "emergency", "means", "plan"],
  moderate: ["assess", "plan", "means", "follow-3"],
  low: ["plan", "follow-7"],
  none: ["as-planned"],
  open: ["ask-again", "stays-open"],
};

/** What the screen came to, what to do by tier, the safety plan, and when the next contact is due. */
export function ScreenResult({ chart, receipt, locale, onDone }: ResultProps) {
  const say = useSafetyWords();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const tier = receipt.level ?? "open";
  const plan = chart.entries.findLast(({ kind }) => kind === "safety-plan");
  const due = chart.due.find(({ what }) => what === "rescreen");
  const grave = tier === "high" || tier === "moderate";
  return (
    <section className="screen-flow" aria-label={say("result.label")}>
      <p className={grave ? "flag safety" : "flag"} role="alert">
        <FlagMark shape={grave ? "octagon" : "dashed-ring"} size={16} /> {say(`result.flag-${tier}`)}
      </p>
      <h2 ref={heading} tabIndex={-1}>
        {say(`result.title-${tier}`)}
      </h2>
      <ol className="screen-do">
        {(STEPS[tier] ?? []).map((step) => (
          <li key={step}>{say(`do.${step}`)}</li>
        ))}
      </ol>
      <dl className="screen-guide">
        <div>
          <dt>{say("result.plan")}</dt>
          <dd className={plan === undefined ? "unknown" : undefined}>
            {plan === undefined
              ? say("result.no-plan")
              : say("result.plan-of", { day: formatDay(plan.at.slice(0, 10), locale, chart.today) })}
          </dd>
        </div>
        {tier === "low" && due !== undefined ? (
          <div>
            <dt>{say("result.again")}</dt>
            <dd>{formatDay(due.dueOn, locale, chart.today)}</dd>
          </div>
        ) : null}
      </dl>
      <p className="state-actions">
        <button type="button" className="btn primary" onClick={onDone}>
          {say("result.done")}
        </button>
      </p>
    </section>
  );
}
