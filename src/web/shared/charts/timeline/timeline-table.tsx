import { useMemo } from "react";
import { dayInWords } from "../calendar-day.ts";
import { type DayFact, dayFacts } from "../day-facts.ts";
import { sayFact, weekOn } from "../day-sentence.ts";
import type { Picture } from "../picture.ts";
import { daysWithData } from "../time-range.ts";
import type { Say } from "../words.ts";

const COLUMNS = [
  "scores",
  "decisions",
  "medication",
  "doses",
  "visits",
  "sleep",
  "function",
  "side-effects",
  "diary",
] as const;
type Column = (typeof COLUMNS)[number];

const COLUMN_OF: Record<DayFact["kind"], Column> = {
  score: "scores",
  due: "scores",
  decision: "decisions",
  step: "decisions",
  risk: "decisions",
  "dose-start": "medication",
  "dose-change": "medication",
  "dose-stop": "medication",
  "dose-hold": "medication",
  "dose-taken": "doses",
  adherence: "doses",
  "course-start": "visits",
  session: "visits",
  visit: "visits",
  "planned-visit": "visits",
  sleep: "sleep",
  limited: "function",
  difficulty: "function",
  "side-effect": "side-effects",
  diary: "diary",
};

/** Everything the picture shows, as a table: one row a day that has data, newest first. */
export function TimelineTable({
  picture,
  caption,
  say,
  locale,
}: {
  readonly picture: Picture;
  readonly caption: string;
  readonly say: Say;
  readonly locale: string;
}) {
  const rows = useMemo(
    () =>
      daysWithData(picture)
        .map((day) => ({ day, facts: dayFacts(picture, day) }))
        .filter(({ facts }) => facts.length > 0)
        .reverse(),
    [picture],
  );
  const used = COLUMNS.filter((column) =>
    rows.some(({ facts }) => facts.some(({ kind }) => COLUMN_OF[kind] === column)),
  );
  const start = picture.timeline.careStartDay;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
    <section className="tl-table" tabIndex={0} aria-label={caption}>
      <table className="plain">
        <caption className="for-readers">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{say("table.date")}</th>
            <th scope="col">{say("table.day")}</th>
            <th scope="col">{say("table.week")}</th>
            {used.map((column) => (
              <th key={column} scope="col">
                {say(`table.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ day, facts }) => (
            <tr key={day} className={day > picture.today ? "is-planned" : undefined}>
              <th scope="row">
                {dayInWords(day, locale, { weekday: "short", day: "numeric", month: "short", year: "numeric" })}
              </th>
              <td>{start === null ? "–" : day - start}</td>
              <td>{weekOn(picture, day) ?? "–"}</td>
              {used.map((column) => (
                <td key={column}>
                  {facts
                    .filter(({ kind }) => COLUMN_OF[kind] === column)
                    .map((fact) => sayFact(fact, say, locale))
                    .join("; ")}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
