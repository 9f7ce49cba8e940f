import type { Chart } from "../../../http/contract/chart.ts";
import { type Say, slugInWords } from "../../shared/charts/words.ts";
import { authorOf } from "../chart/author-of.ts";
import { entryInWords } from "../chart/entry-words.ts";

interface HappenedProps {
  readonly chart: Chart;
  readonly say: Say;
  readonly locale: string;
}

/** What was written down on the day the replay stands on, by whom. */
export function HappenedToday({ chart, say, locale }: HappenedProps) {
  const entries = chart.entries.filter(({ at }) => at.slice(0, 10) === chart.today);
  return (
    <section className="card happened" aria-labelledby="happened-title">
      <h2 id="happened-title">{say("replay.happened")}</h2>
      {entries.length === 0 ? <p className="soft">{say("replay.nothing")}</p> : null}
      <ul>
        {entries.map((entry) => (
          <li key={entry.id}>
            <b className="strong">{slugInWords(say, "kind", entry.kind)}</b>
            <span>
              {entryInWords(entry, say, locale)}
              {typeof entry.note === "string" ? <q>{entry.note}</q> : null}
              <span className="muted"> {authorOf(chart, entry, say)}</span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
