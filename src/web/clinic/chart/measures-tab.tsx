import { useQuery } from "@tanstack/react-query";
import { Fragment, useState } from "react";
import type { ScorePoint, ScoreSeries } from "../../../clinical/timeline/timeline.ts";
import type { Chart } from "../../../http/contract/chart.ts";
import { dayInWords } from "../../shared/charts/calendar-day.ts";
import { changeAgainst, firstScored } from "../../shared/charts/picture.ts";
import { seriesName } from "../../shared/charts/series-name.ts";
import { figure, type Say, slugInWords } from "../../shared/charts/words.ts";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import { authorOf } from "./author-of.ts";
import { timelineOfChart } from "./picture-of.ts";
import { Trajectories } from "./trajectories.tsx";
import { instrumentQuery } from "./use-chart.ts";

interface TabProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
}

function Answers({
  series,
  point,
  say,
}: {
  readonly series: ScoreSeries;
  readonly point: ScorePoint;
  readonly say: Say;
}) {
  const { data: form } = useQuery(instrumentQuery(series.instrument));
  if (point.answers === null) return <p className="soft">{say("measures.total-only")}</p>;
  if (!form) return <p className="soft">{say("measures.opening")}</p>;
  return (
    <ol className="answers">
      {form.items.map((item, index) => {
        const value = point.answers?.[index];
        const option = item.options.find((one) => one.value === value);
        return (
          <li key={item.linkId}>
            <span>
              {index + 1}. {item.text}
            </span>
            {value == null ? (
              <b className="unknown">{say("measures.not-answered")}</b>
            ) : (
              <b>
                {value} {option && option.text !== `${value}` ? <span className="soft">{option.text}</span> : null}
              </b>
            )}
          </li>
        );
      })}
    </ol>
  );
}

function Row({
  chart,
  series,
  point,
  say,
  locale,
}: TabProps & { readonly series: ScoreSeries; readonly point: ScorePoint }) {
  const [open, setOpen] = useState(false);
  const first = firstScored(series);
  const change = first && first.entryId !== point.entryId ? changeAgainst(first.total, point.total) : null;
  const entry = chart.entries.find(({ id }) => id === point.entryId);
  const date = dayInWords(point.day, locale, { weekday: "short", day: "numeric", month: "short", year: "numeric" });
  return (
    <>
      <tr>
        <th scope="row">{date}</th>
        <td>{seriesName(series, say, locale)}</td>
        <td className="number">
          {series.range === null ? (
            "–"
          ) : point.total === null ? (
            <span className="unknown">{say("measures.unscorable")}</span>
          ) : (
            <b>{figure(point.total, locale)}</b>
          )}
          {point.prorated ? <span className="muted"> {say("measures.prorated")}</span> : null}
        </td>
        <td>{point.band === null ? "–" : slugInWords(say, "band", point.band)}</td>
        <td className="number">{change === null ? "–" : `${figure(change, locale)}%`}</td>
        <td>
          {point.safetyItem === null ? (
            "–"
          ) : point.safetyItem === "unanswered" ? (
            <span className="unknown">{say("measures.not-answered")}</span>
          ) : point.safetyItem > 0 ? (
            <b className="item-raised">{point.safetyItem}</b>
          ) : (
            "0"
          )}
        </td>
        <td>{entry ? authorOf(chart, entry, say) : "–"}</td>
        <td>
          <button
            type="button"
            className="btn small"
            aria-expanded={open}
            aria-label={say(open ? "measures.close-of" : "measures.open-of", { instrument: series.instrument, date })}
            onClick={() => setOpen(!open)}
          >
            {say(open ? "measures.close" : "measures.open")}
          </button>
        </td>
      </tr>
      {open ? (
        <tr className="answers-row">
          <td colSpan={8}>
            <Answers series={series} point={point} say={say} />
          </td>
        </tr>
      ) : null}
    </>
  );
}

/** The course of each measure as a picture (or as a table that says the same), then every form ever scored or kept, newest first. */
export function MeasuresTab({ chart, asTable, say, locale }: TabProps & { readonly asTable: boolean }) {
  const rows = timelineOfChart(chart)
    .scores.flatMap((series) => series.points.map((point) => ({ series, point })))
    .sort((a, b) => b.point.day - a.point.day);
  if (rows.length === 0) return <EmptyState title={say("measures.empty-title")} body={say("measures.empty")} />;
  return (
    <>
      <Trajectories chart={chart} asTable={asTable} say={say} locale={locale} />
      <h2 className="tr-forms">{say("trajectory.forms")}</h2>
      <Forms chart={chart} rows={rows} say={say} locale={locale} />
    </>
  );
}

function Forms({
  chart,
  rows,
  say,
  locale,
}: TabProps & { readonly rows: readonly { readonly series: ScoreSeries; readonly point: ScorePoint }[] }) {
  return (
    <div className="table-scroll">
      <table className="plain">
        <caption className="for-readers">{say("measures.caption")}</caption>
        <thead>
          <tr>
            {["date", "instrument", "total", "band", "change", "item9", "who"].map((column) => (
              <th key={column} scope="col" className={column === "total" || column === "change" ? "number" : undefined}>
                {say(`measures.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="for-readers">{say("measures.answers")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ series, point }) => (
            <Fragment key={point.entryId}>
              <Row chart={chart} series={series} point={point} say={say} locale={locale} />
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}
