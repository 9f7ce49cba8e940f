import { useMemo } from "react";
import type { ScoreSeries } from "../../../../clinical/timeline/timeline.ts";
import { dayInWords } from "../calendar-day.ts";
import { type DayFact, dayFacts } from "../day-facts.ts";
import { sayFact, weekOn } from "../day-sentence.ts";
import { type CoursePath, changeSinceStart, type Picture } from "../picture.ts";
import { sayTarget } from "../timeline/course-path.tsx";
import { figure, type Say, slugInWords } from "../words.ts";
import { changesOf } from "./changes.ts";

interface TableProps {
  readonly picture: Picture;
  readonly series: ScoreSeries;
  readonly withLife: boolean;
  readonly caption: string;
  readonly say: Say;
  readonly locale: string;
}

const LIFE = {
  sleep: ["sleep"],
  function: ["limited", "difficulty"],
  "side-effects": ["side-effect"],
} as const satisfies Record<string, readonly DayFact["kind"][]>;
const LIFE_COLUMNS = ["sleep", "function", "side-effects"] as const;

/** Weeks between two figures of the clinic's own course. */
const WEEKS_APART = 4;

type Cells = Readonly<Record<string, string>>;

function scoreCells({ picture, series, say, locale }: TableProps, day: number): Cells {
  const points = series.points.filter((point) => point.day === day);
  const each = (text: (point: (typeof points)[number]) => string | null) =>
    points
      .map(text)
      .filter((part) => part !== null)
      .join("; ");
  return {
    total: each(({ total, prorated, answered }) =>
      total === null
        ? say("score.answered-short", { answered: answered ?? 0 })
        : [figure(total, locale), ...(prorated ? [say("score.prorated")] : [])].join(", "),
    ),
    band: each(({ band }) => (band === null ? null : slugInWords(say, "band", band))),
    change: each((point) => {
      const pct = changeSinceStart(picture, series, point);
      return pct === null ? null : `${figure(pct, locale)}%`;
    }),
    item9: each(({ safetyItem }) =>
      safetyItem === null ? null : safetyItem === "unanswered" ? say("measures.not-answered") : `${safetyItem}`,
    ),
  };
}

function rowsOf(props: TableProps): { readonly day: number; readonly cells: Cells }[] {
  const { picture, series, withLife, say, locale } = props;
  const { path, timeline } = picture;
  const changes = changesOf(picture, say, locale);
  const targets = (path?.targets ?? []).map((target) => ({ target, day: (path?.startDay ?? 0) + target.week * 7 }));
  const usual = (path?.band ?? []).filter((_, week) => week > 0 && week % WEEKS_APART === 0);
  const life = withLife
    ? [
        ...timeline.sleep.map(({ toDay }) => toDay),
        ...timeline.function.flatMap(({ points }) => points.map(({ day }) => day)),
        ...timeline.sideEffects.map(({ day }) => day),
      ]
    : [];
  const days = new Set([
    ...series.points.map(({ day }) => day),
    ...changes.map(({ day }) => day),
    ...targets.map(({ day }) => day),
    ...usual.map(({ day }) => day),
    ...life,
  ]);
  return [...days]
    .sort((a, b) => b - a)
    .map((day) => {
      const facts = withLife ? dayFacts(picture, day) : [];
      const lived = LIFE_COLUMNS.map((column) => {
        const kinds: readonly DayFact["kind"][] = LIFE[column];
        const own = facts.filter(({ kind }) => kinds.includes(kind));
        return [column, own.map((fact) => sayFact(fact, say, locale)).join("; ")] as const;
      });
      return {
        day,
        cells: {
          ...scoreCells(props, day),
          expected: [
            ...targets
              .filter((one) => one.day === day)
              .map(({ target }) => `${sayTarget(target, { say, locale })} (${sayTotal(target, say, locale)})`),
            ...usual.filter((one) => one.day === day).map((one) => sayUsual(one, say, locale)),
          ].join("; "),
          changes: changes
            .filter((change) => change.day === day)
            .map(({ full }) => full)
            .join("; "),
          ...Object.fromEntries(lived),
        },
      };
    });
}

/** How courses of this clinic stand by then: the median, and where 80 of 100 lie. */
function sayUsual({ low, middle, high }: CoursePath["band"][number], say: Say, locale: string): string {
  const [from, half, to] = [low, middle, high].map((total) => figure(total, locale)) as [string, string, string];
  return say("trajectory.usual", { from, half, to });
}

function sayTotal(
  target: { readonly fallPct: number | null; readonly total: number },
  say: Say,
  locale: string,
): string {
  const total = figure(target.total, locale);
  return say(target.fallPct === null ? "trajectory.under" : "trajectory.at-most", { total });
}

const COLUMNS = ["total", "band", "change", "expected", "item9", "changes", ...LIFE_COLUMNS] as const;
const headOf = (column: (typeof COLUMNS)[number]): string =>
  column === "expected" || column === "changes"
    ? `trajectory.${column}`
    : column === "sleep" || column === "function" || column === "side-effects"
      ? `table.${column}`
      : `measures.${column}`;

/** Everything the picture of one measure shows, newest first. What the picture draws and a screen reader is told are the same rows. */
export function TrajectoryTable(props: TableProps) {
  const { picture, caption, say, locale } = props;
  const rows = useMemo(() => rowsOf(props), [props]);
  const used = COLUMNS.filter((column) =>
    rows.some(({ cells }) => cells[column] !== "" && cells[column] !== undefined),
  );
  return (
    <table className="plain">
      <caption className="for-readers">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{say("table.date")}</th>
          <th scope="col">{say("table.week")}</th>
          {used.map((column) => (
            <th key={column} scope="col">
              {say(headOf(column))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ day, cells }) => (
          <tr key={day} className={day > picture.today ? "is-planned" : undefined}>
            <th scope="row">{dayInWords(day, locale, { day: "numeric", month: "short", year: "numeric" })}</th>
            <td>{weekOn(picture, day) ?? "–"}</td>
            {used.map((column) => (
              <td key={column}>{cells[column]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
