import { useState } from "react";
import { dayNumber } from "../../../clinical/timeline/day-number.ts";
import type { Chart } from "../../../http/contract/chart.ts";
import { dayInWords } from "../../shared/charts/calendar-day.ts";
import { type Say, slugInWords } from "../../shared/charts/words.ts";
import { EmptyState } from "../../shared/ui/empty-state.tsx";
import { authorOf } from "./author-of.ts";
import type { ChartEntry } from "./chart-view.ts";
import { entryInWords } from "./entry-words.ts";
import { type RecordLine, recordLines } from "./record-lines.ts";
import { RetractDialog } from "./retract-dialog.tsx";

interface TabProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
}

/** Drawn at first; the rest on request, so that a record of years opens at once. */
const FIRST = 200;

function Line({
  chart,
  line,
  say,
  locale,
  onRetract,
}: TabProps & { readonly line: RecordLine; readonly onRetract: ((entry: ChartEntry) => void) | null }) {
  const { entry, state, of } = line;
  const kind = slugInWords(say, "kind", entry.kind);
  const date = dayInWords(dayNumber(entry.at), locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
  });
  const target = of ? dayInWords(dayNumber(of.at), locale, { day: "numeric", month: "short", year: "numeric" }) : "";
  return (
    <tr className={state === "stands" ? undefined : "is-struck"}>
      <th scope="row">{date}</th>
      <td>
        {entry.retracts !== undefined ? say("record.takes-back", { kind, date: target }) : kind}
        {entry.replaces !== undefined ? <span className="tag">{say("record.corrects", { date: target })}</span> : null}
        {state === "stands" ? null : <span className="tag">{say(`record.${state}`)}</span>}
      </td>
      <td className="record-words">
        {state === "stands" ? entryInWords(entry, say, locale) : <s>{entryInWords(entry, say, locale)}</s>}
        {typeof entry.note === "string" ? <q>{entry.note}</q> : null}
        {typeof entry.label === "string" && entry.label !== "general" ? (
          <span className="tag">{slugInWords(say, "label", entry.label)}</span>
        ) : null}
      </td>
      <td>{authorOf(chart, entry, say)}</td>
      <td>
        {onRetract && state === "stands" && entry.retracts === undefined ? (
          <button
            type="button"
            className="btn small quiet"
            aria-label={say("record.retract-of", { kind, date })}
            onClick={() => onRetract(entry)}
          >
            {say("record.retract")}
          </button>
        ) : null}
      </td>
    </tr>
  );
}

/** The whole record, newest first, with corrections and what was taken back. Nothing is ever removed from it. */
export function RecordTab({ chart, say, locale }: TabProps) {
  const [retracting, setRetracting] = useState<ChartEntry | null>(null);
  const [shown, setShown] = useState(FIRST);
  const lines = recordLines(chart.entries);
  if (lines.length === 0) return <EmptyState title={say("record.empty-title")} body={say("record.empty")} />;
  const may = chart.abilities.includes("entry.correct");
  return (
    <div className="table-scroll">
      <table className="plain">
        <caption className="for-readers">{say("record.caption")}</caption>
        <thead>
          <tr>
            {["date", "kind", "words", "who"].map((column) => (
              <th key={column} scope="col">
                {say(`record.${column}`)}
              </th>
            ))}
            <th scope="col">
              <span className="for-readers">{say("record.retract")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.slice(0, shown).map((line) => (
            <Line
              key={line.entry.id}
              chart={chart}
              line={line}
              say={say}
              locale={locale}
              onRetract={may ? setRetracting : null}
            />
          ))}
        </tbody>
      </table>
      {lines.length > shown ? (
        <p className="table-more">
          <button type="button" className="btn" onClick={() => setShown(shown + FIRST)}>
            {say("record.more", { count: lines.length - shown })}
          </button>
        </p>
      ) : null}
      {retracting ? (
        <RetractDialog chart={chart} entry={retracting} say={say} locale={locale} onClose={() => setRetracting(null)} />
      ) : null}
    </div>
  );
}
