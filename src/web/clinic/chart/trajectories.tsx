import { useQueries } from "@tanstack/react-query";
import { useMemo, useRef, useState } from "react";
import type { Instrument } from "../../../clinical/knowledge/instrument.ts";
import { LEAST_COURSES } from "../../../clinical/situation/expected-course.ts";
import type { ScoreSeries } from "../../../clinical/timeline/timeline.ts";
import type { Chart } from "../../../http/contract/chart.ts";
import { firstScored, OLD_DAYS, type Picture } from "../../shared/charts/picture.ts";
import { seriesKey, seriesName } from "../../shared/charts/series-name.ts";
import { openingChoice, RANGES, type RangeChoice, wholeRange } from "../../shared/charts/time-range.ts";
import { useDrawingWidth } from "../../shared/charts/timeline/use-drawing-width.ts";
import { courseSentence } from "../../shared/charts/trajectory/course-sentence.ts";
import { sidesAt, TrajectoryPicture } from "../../shared/charts/trajectory/trajectory-picture.tsx";
import { TrajectoryTable } from "../../shared/charts/trajectory/trajectory-table.tsx";
import { usePrinting } from "../../shared/charts/trajectory/use-printing.ts";
import { figure, type Say } from "../../shared/charts/words.ts";
import { situationValue } from "./chart-view.ts";
import { pictureOf, primaryInstrument, responseAt, timelineOfChart } from "./picture-of.ts";
import { instrumentQuery } from "./use-chart.ts";

interface TrajectoriesProps {
  readonly chart: Chart;
  readonly asTable: boolean;
  readonly say: Say;
  readonly locale: string;
}

/** px of a drawing that fills the width of an A4 page between its margins. */
const PAPER = 680;

/** The picture as one series sees it: itself in front, no other beside it. */
function pictureFor(whole: Picture, series: ScoreSeries, definition: Instrument | undefined): Picture {
  if (series === whole.primary) return { ...whole, secondary: [] };
  const last = series.points.findLast(({ total }) => total !== null);
  return {
    ...whole,
    primary: series,
    secondary: [],
    start: null,
    path: null,
    responseAt: responseAt(series, firstScored(series)?.total ?? null, definition),
    stale: last !== undefined && whole.today - last.day > OLD_DAYS,
  };
}

/** Whose course is expected: that of this clinic, and from how many, or the published one. */
function ExpectedFrom({ picture, say }: { readonly picture: Picture; readonly say: Say }) {
  const { path } = picture;
  if (path === null) return null;
  const { courses, band } = path;
  const values = { courses: courses ?? 0, needed: LEAST_COURSES };
  const key = band.length > 0 ? "from-here" : courses === null ? "from-published" : "from-published-few";
  return <p className="tr-from">{say(`trajectory.${key}`, values)}</p>;
}

/** What to look at when a course is not on track, in words. */
function OffTrack({ picture, say }: { readonly picture: Picture; readonly say: Say }) {
  const { path } = picture;
  if (path === null || path.onTrack !== false) return null;
  return (
    <div className="tr-off">
      <p>
        <b>
          {path.offSinceWeek === null
            ? say("trajectory.off-title")
            : say("trajectory.off-title-since", { week: path.offSinceWeek })}
        </b>{" "}
        {say("trajectory.look-at")}
      </p>
      <ul>
        {path.checklist.map((check) => (
          <li key={check}>{say(`trajectory.check.${check}`)}</li>
        ))}
      </ul>
    </div>
  );
}

function Trajectory({
  picture,
  series,
  judged,
  width,
  choice,
  shared: { chart, asTable, say, locale },
}: {
  readonly picture: Picture;
  readonly series: ScoreSeries;
  /** Treatment is judged by this one. */
  readonly judged: boolean;
  readonly width: number;
  readonly choice: RangeChoice;
  readonly shared: TrajectoriesProps;
}) {
  const name = seriesName(series, say, locale);
  const status = judged ? (situationValue(chart, "symptom")?.value.status ?? null) : null;
  const sentence = courseSentence({ picture, series, status, say, locale });
  const caption = say("trajectory.caption", { name });
  const table = (
    <TrajectoryTable picture={picture} series={series} withLife={judged} caption={caption} say={say} locale={locale} />
  );
  return (
    <section className="card trajectory" aria-label={say("trajectory.label", { name })}>
      <header>
        <h2>{name}</h2>
        <p>
          {say(series.worseWhen === "higher" ? "trajectory.lower-better" : "trajectory.higher-better", {
            min: series.range?.min ?? 0,
            max: series.range?.max ?? 0,
          })}
        </p>
      </header>
      <p className="tr-said">{sentence}</p>
      <OffTrack picture={picture} say={say} />
      <ExpectedFrom picture={picture} say={say} />
      {asTable ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a wide table must be scrollable by keyboard
        <section className="tl-table" tabIndex={0} aria-label={caption}>
          {table}
        </section>
      ) : (
        <>
          {width > 0 ? (
            <TrajectoryPicture
              picture={picture}
              series={series}
              choice={choice}
              width={width}
              withLife={judged}
              say={say}
              locale={locale}
            />
          ) : null}
          <div className="for-readers">{table}</div>
        </>
      )}
    </section>
  );
}

/** The course of every measure that was asked more than once or is due again, the one treatment is judged by first. */
export function Trajectories(props: TrajectoriesProps) {
  const { chart, asTable, say, locale } = props;
  const frame = useRef<HTMLDivElement>(null);
  const screen = useDrawingWidth(frame);
  const printing = usePrinting();
  const [chosen, setChosen] = useState<RangeChoice | null>(null);
  const definitions = useDefinitions(chart);
  const whole = useMemo(() => pictureOf(chart, definitions.get(primaryInstrument(chart) ?? "")), [chart, definitions]);
  const { shown, once } = useMemo(() => {
    const pictured = [...(whole.primary === null ? [] : [whole.primary]), ...whole.secondary];
    return {
      shown: pictured.map((series) => ({
        series,
        picture: pictureFor(whole, series, definitions.get(series.instrument)),
      })),
      once: whole.timeline.scores.filter((series) => series.range !== null && !pictured.includes(series)),
    };
  }, [whole, definitions]);
  const width = printing ? PAPER : Math.max(0, screen - 26);
  const { gutter, room } = sidesAt(width);
  const choice = chosen ?? openingChoice(wholeRange(whole), width - gutter - room);
  if (shown.length === 0) return null;
  return (
    <div className="trajectories" ref={frame}>
      {asTable ? null : (
        <fieldset className="no-print">
          <legend className="for-readers">{say("range.label")}</legend>
          <div className="choice">
            {RANGES.map((range) => (
              <button key={range} type="button" aria-pressed={range === choice} onClick={() => setChosen(range)}>
                {say(`range.${range}`)}
              </button>
            ))}
          </div>
        </fieldset>
      )}
      {shown.map(({ series, picture }) => (
        <Trajectory
          key={seriesKey(series)}
          picture={picture}
          series={series}
          judged={series === whole.primary}
          width={width}
          choice={choice}
          shared={props}
        />
      ))}
      {once.length === 0 ? null : (
        <p className="tr-once">
          {say("trajectory.once", {
            list: once
              .map((series) => {
                const total = series.points.at(-1)?.total;
                return `${seriesName(series, say, locale)} ${total == null ? "?" : figure(total, locale)}`;
              })
              .join(", "),
          })}
        </p>
      )}
    </div>
  );
}

/** What is known of each instrument that was scored, by its id. */
function useDefinitions(chart: Chart): ReadonlyMap<string, Instrument> {
  const ids = useMemo(() => [...new Set(timelineOfChart(chart).scores.map(({ instrument }) => instrument))], [chart]);
  return useQueries({ queries: ids.map((id) => instrumentQuery(id)), combine: byId });
}

/** Kept apart from the component: the same answers give the same map. */
function byId(
  answers: readonly { readonly data: { readonly definition: Instrument } | undefined }[],
): ReadonlyMap<string, Instrument> {
  return new Map(answers.flatMap(({ data }) => (data ? [[data.definition.id, data.definition] as const] : [])));
}
