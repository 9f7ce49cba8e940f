import { useEffect, useRef } from "react";
import type { Chart, ScoreReceipt } from "../../../http/contract/chart.ts";
import { figure, type Say, slugInWords } from "../../shared/charts/words.ts";
import { FlagMark } from "../../shared/ui/flag-mark.tsx";
import { clinicTime } from "./alert-banner.tsx";
import { timelineOfChart } from "./picture-of.ts";
import { ReadToPatient } from "./read-to-patient.tsx";
import type { KeptScore } from "./use-score-sending.ts";

interface ResultProps {
  readonly chart: Chart;
  readonly kept: KeptScore;
  /** Which way is worse: the trend says it in a word, since an arrow alone would mislead. */
  readonly worseWhen: "higher" | "lower";
  /** Whether the instrument has bands at all. */
  readonly banded: boolean;
  readonly say: Say;
  readonly locale: string;
  readonly onDone: () => void;
}

/** Totals so far by the same rater in the same language, oldest first, the new one last. */
function trendOf(chart: Chart, { receipt, rater, language }: KeptScore): number[] {
  const series = timelineOfChart(chart).scores.find(
    (one) =>
      one.instrument === receipt.scored.instrument &&
      one.rater === rater &&
      (one.language === null || language === null || one.language === language.split("-")[0]),
  );
  const before = (series?.points ?? [])
    .filter(({ entryId, total }) => entryId !== receipt.entryId && total !== null)
    .map(({ total }) => total ?? 0);
  return [...before, ...(receipt.scored.total === null ? [] : [receipt.scored.total])].slice(-6);
}

interface RaisedProps extends Pick<ResultProps, "chart" | "say" | "locale"> {
  readonly receipt: ScoreReceipt;
}

function Raised({ chart, receipt, say, locale }: RaisedProps) {
  if (receipt.alerts.length === 0) return null;
  return (
    <ul className="raised">
      {receipt.alerts.map((alert) => (
        <li key={alert.id} className={alert.severity === "ask" ? "is-ask" : undefined}>
          <p className={alert.severity === "ask" ? "flag" : "flag safety"}>
            <FlagMark shape={alert.severity === "ask" ? "dashed-ring" : "octagon"} size={16} />
            {say(`alert.${alert.severity}`)}
          </p>
          <p className="strong">{alert.message}</p>
          <p>
            {say(alert.severity === "ask" ? "result.ask-now" : "result.act-now", {
              due: clinicTime(alert.dueAt, chart, locale),
            })}
          </p>
          {alert.owners.length > 0 ? (
            <p className="soft">
              {say("alert.owners", {
                names: alert.owners.map(({ name, role }) => `${name}, ${slugInWords(say, "role", role)}`).join("; "),
              })}
            </p>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

/** Up is worse in one instrument and better in another: the word goes with the arrow. */
function Direction({
  totals,
  worseWhen,
  say,
}: {
  readonly totals: readonly number[];
  readonly worseWhen: "higher" | "lower";
  readonly say: Say;
}) {
  const [before, now] = totals.slice(-2);
  if (before === undefined || now === undefined || before === now) return null;
  const worse = now > before === (worseWhen === "higher");
  return (
    <span className="result-direction">
      {" "}
      {now > before ? "↑" : "↓"} {say(worse ? "result.worse" : "result.better")}
    </span>
  );
}

/** What was kept: the safety block first, then score, band, change and trend. */
export function ScoreResult({ chart, kept, worseWhen, banded, say, locale, onDone }: ResultProps) {
  const { receipt } = kept;
  const { scored } = receipt;
  const totals = trendOf(chart, kept);
  const trend = totals.map((total) => figure(total, locale));
  const trendWords = scored.total === null ? [...trend, "?"] : trend;
  // Without a total there is no change to tell, whatever the form before came to.
  const change = scored.total === null ? null : receipt.changePct;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="score-result" aria-label={say("result.label")}>
      <h2 ref={heading} tabIndex={-1}>
        {say("result.title", { instrument: scored.instrument })}
      </h2>
      <div role="alert">
        <Raised chart={chart} receipt={receipt} say={say} locale={locale} />
        <ReadToPatient lines={receipt.crisis} language={kept.language} say={say} />
      </div>
      <dl className="result-figures">
        <div>
          <dt>{say("result.score")}</dt>
          <dd className={scored.total === null ? "unknown" : "figure"}>
            {scored.total === null
              ? say("result.unscorable", { answered: scored.answered })
              : figure(scored.total, locale)}
          </dd>
        </div>
        {banded ? (
          <div>
            <dt>{say("result.band")}</dt>
            <dd className={scored.band === null ? "unknown" : undefined}>
              {scored.band === null ? say("stat.unknown") : slugInWords(say, "band", scored.band)}
            </dd>
          </div>
        ) : null}
        <div>
          <dt>{say("result.change")}</dt>
          <dd className={change === null ? "unknown" : undefined}>
            {change === null
              ? say("result.no-change")
              : say(change < 0 ? "score.down" : change > 0 ? "score.up" : "score.same", {
                  pct: figure(Math.abs(change), locale),
                })}
          </dd>
        </div>
        <div>
          <dt>{say("result.trend")}</dt>
          <dd>
            {trendWords.length > 1 ? trendWords.join(" → ") : say("result.first")}
            {scored.total === null ? null : <Direction totals={totals} worseWhen={worseWhen} say={say} />}
          </dd>
        </div>
        {Object.entries(scored.subscales ?? {}).map(([part, value]) => (
          <div key={part}>
            <dt>{slugInWords(say, "part", part)}</dt>
            <dd className={value === null ? "unknown" : undefined}>
              {value === null ? say("result.unknown-part") : figure(value, locale)}
            </dd>
          </div>
        ))}
      </dl>
      <ul className="result-flags">
        {scored.said.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {scored.prorated ? <p className="soft">{say("result.prorated", { answered: scored.answered })}</p> : null}
      {receipt.upToDate ? null : (
        <p className="notice">
          <FlagMark shape="clock" /> {say("result.not-counted")}
        </p>
      )}
      <p className="state-actions">
        <button type="button" className="btn primary" onClick={onDone}>
          {say("result.done")}
        </button>
      </p>
    </section>
  );
}
