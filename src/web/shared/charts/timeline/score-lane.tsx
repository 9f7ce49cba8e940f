import { line } from "d3-shape";
import type { ScorePoint, ScoreSeries } from "../../../../clinical/timeline/timeline.ts";
import { dayInWords } from "../calendar-day.ts";
import { sayFact } from "../day-sentence.ts";
import { changeSinceStart, startOf } from "../picture.ts";
import { type Box, type LabelWish, placeLabels } from "../place-labels.ts";
import { seriesName } from "../series-name.ts";
import { figure, slugInWords } from "../words.ts";
import { CoursePathMarks, coursePath } from "./course-path.tsx";
import { type LaneBox, SCORES_HEIGHT } from "./lane-stack.ts";
import { DashedRing, Labels, Lane, Mark, Silent } from "./marks.tsx";
import { around, inRange, type Scene, type TextLabel, textAt, textBefore, textOver, todayLine, wish } from "./scene.ts";
import { scoreLinks } from "./score-links.ts";

/** Height over the foot of the lane for a total. */
export function scoreY(series: ScoreSeries, box: LaneBox): (total: number) => number {
  const { min, max } = series.range ?? { min: 0, max: 10 };
  return (total) => box.y + SCORES_HEIGHT - ((total - min) / (max - min)) * SCORES_HEIGHT;
}

/** Bands as they are drawn: each ends where the next begins, the last at the end of the scale. */
export function drawnBands(series: ScoreSeries, box: LaneBox) {
  const y = scoreY(series, box);
  const bands = [...series.bands].sort((a, b) => a.from - b.from);
  return bands.map((band, index) => {
    const top = y(bands[index + 1]?.from ?? series.range?.max ?? band.to);
    return { band, top, bottom: y(index === 0 ? (series.range?.min ?? band.from) : band.from) };
  });
}

/** Words and full name of one score, for the mark that stands for it. */
export function scoreName(scene: Scene, series: ScoreSeries, point: ScorePoint): string {
  const date = dayInWords(point.day, scene.locale, { day: "numeric", month: "long", year: "numeric" });
  const fact = {
    kind: "score" as const,
    series,
    max: series.range?.max ?? null,
    point,
    changePct: changeSinceStart(scene.picture, series, point),
  };
  return `${date}: ${sayFact(fact, scene.say, scene.locale)}`;
}

interface Reference {
  readonly id: string;
  readonly total: number;
  readonly text: string;
  readonly dash: string | undefined;
  readonly stroke: string;
}

function references({ picture, say, locale }: Scene, series: ScoreSeries): Reference[] {
  const first = startOf(picture, series)?.total ?? null;
  const better = series.worseWhen === "higher" ? "" : "-over";
  const lines: Reference[] = [];
  if (first !== null)
    lines.push({
      id: "first",
      total: first,
      text: say("line.first", { first: figure(first, locale) }),
      dash: undefined,
      stroke: "var(--edge)",
    });
  if (picture.responseAt !== null && first !== null)
    lines.push({
      id: "response",
      total: picture.responseAt,
      text: say(better === "" && picture.responseAt === first / 2 ? "line.response-half" : `line.response${better}`, {
        first: figure(first, locale),
        at: figure(picture.responseAt, locale),
      }),
      dash: "5 4",
      stroke: "var(--ink-2)",
    });
  if (series.remissionBelow !== null)
    lines.push({
      id: "remission",
      total: series.remissionBelow,
      text: say(`line.remission${better}`, { below: series.remissionBelow }),
      dash: "1.5 3",
      stroke: "var(--ink-2)",
    });
  return lines;
}

function pointWishes(scene: Scene, series: ScoreSeries, y: (total: number) => number): LabelWish<TextLabel>[] {
  const first = startOf(scene.picture, series);
  const last = series.points.findLast(({ total }) => total !== null);
  return series.points
    .filter(({ day }) => inRange(scene, day))
    .map((point) => {
      const x = scene.x(point.day);
      if (point.total === null) {
        const text = scene.say("score.answered-short", { answered: point.answered ?? 0 });
        return wish(point.entryId, 60, textAt(scene, text, x + 9, y(series.range?.max ?? 0) + 16));
      }
      const at = y(point.total);
      const newest = point === last;
      const style = newest
        ? { size: 17, weight: 600, tone: "ink" as const }
        : { size: 13, weight: 600, tone: "ink" as const };
      const text = figure(point.total, scene.locale) + (point.prorated ? "*" : "");
      const right = textAt(scene, text, x + 9, at + (newest ? 5 : 4.5), style);
      const near = [
        textOver(scene, text, x, at - 10.5, style),
        textAt(scene, text, x + 7, at - 6, style),
        textOver(scene, text, x, at + 19, style),
        textBefore(scene, text, x - 7, at - 6, style),
        right,
      ];
      const priority = newest ? 100 : point === first ? 90 : 40 + point.day / 1e5;
      // The newest figure is never left out for a mark of the expected course that stands close by: it goes over or under it.
      const clear = [textAt(scene, text, x + 9, at - 11, style), textAt(scene, text, x + 9, at + 28, style)];
      return wish(point.entryId, priority, ...(newest ? [right, ...clear, ...near] : near));
    });
}

function lineWishes(scene: Scene, series: ScoreSeries, y: (total: number) => number): LabelWish<TextLabel>[] {
  return references(scene, series).map(({ id, total, text }) => {
    const at = y(total);
    return wish(
      `line ${id}`,
      70,
      textBefore(scene, text, scene.width - 6, at - 4),
      textBefore(scene, text, scene.width - 6, at + 12),
      textAt(scene, text, 6, at - 4),
      textAt(scene, text, 6, at + 12),
    );
  });
}

function Point({
  scene,
  series,
  point,
  y,
  stale,
}: {
  readonly scene: Scene;
  readonly series: ScoreSeries;
  readonly point: ScorePoint;
  readonly y: (total: number) => number;
  readonly stale: boolean;
}) {
  const x = scene.x(point.day);
  const newest = series.points.at(-1) === point;
  const crowded = scene.pxPerDay < 0.8;
  return (
    <Mark name={scoreName(scene, series, point)}>
      {point.total === null ? (
        <DashedRing x={x} y={y(series.range?.max ?? 0) + 12} radius={5} />
      ) : (
        <circle
          cx={x}
          cy={y(point.total)}
          r={newest ? 5 : crowded ? 2.8 : 3.8}
          fill={stale ? "var(--surface)" : "var(--ink)"}
          stroke={stale ? "var(--ink)" : "var(--surface)"}
          strokeWidth={stale ? 2 : 1.2}
        />
      )}
    </Mark>
  );
}

/** Scores of the primary measure over its severity bands. */
export function ScoreLane({
  scene,
  series,
  box,
}: {
  readonly scene: Scene;
  readonly series: ScoreSeries;
  readonly box: LaneBox;
}) {
  const { picture, say } = scene;
  const y = scoreY(series, box);
  const visible = series.points.filter(({ day }) => day >= scene.range.from - 400 && day <= scene.range.to);
  const { solid, dotted } = scoreLinks(visible);
  const way = line<ScorePoint>()
    .x(({ day }) => scene.x(day))
    .y(({ total }) => y(total ?? 0));
  const last = series.points.findLast(({ total }) => total !== null);
  const stale = picture.stale && last !== undefined;
  const lines = references(scene, series);
  const due = picture.due.find(
    ({ name, day }) => name === series.instrument && day > picture.today && inRange(scene, day),
  );
  const shown = series.points.filter(({ day }) => inRange(scene, day));
  const marksTaken: Box[] = shown.map((point) =>
    around(scene.x(point.day), point.total === null ? box.y + 12 : y(point.total), 3.5),
  );
  const path = series === picture.primary ? coursePath(scene, y) : null;
  marksTaken.push(...(path?.obstacles ?? []));
  const wishes = [...pointWishes(scene, series, y), ...lineWishes(scene, series, y), ...(path?.wishes ?? [])];
  if (due) {
    const date = dayInWords(due.day, scene.locale, { day: "numeric", month: "short" });
    const text = say("score.due", { instrument: series.instrument, date });
    const x = scene.x(due.day);
    marksTaken.push(around(x, box.y + 12, 5));
    wishes.push(wish("due", 50, textAt(scene, text, x + 9, box.y + 16), textBefore(scene, text, x - 9, box.y + 16)));
  }
  if (stale && last?.total != null)
    wishes.push(
      wish(
        "stale",
        80,
        textAt(scene, say("score.age", { days: picture.today - last.day }), scene.todayX + 8, y(last.total) - 6, {
          weight: 500,
        }),
      ),
    );
  const bounds = { x: 0, y: box.y - 2, width: scene.width, height: SCORES_HEIGHT + 4 };
  return (
    <Lane name={say("lane.scores", { instrument: seriesName(series, say, scene.locale) })}>
      {lines.map((reference) => (
        <path
          key={reference.id}
          d={`M0 ${y(reference.total)}H${scene.width}`}
          fill="none"
          stroke={reference.stroke}
          strokeDasharray={reference.dash}
        />
      ))}
      {path ? <CoursePathMarks scene={scene} y={y} /> : null}
      {dotted.map((pair) => (
        <path
          key={pair[0].entryId}
          d={way(pair) ?? ""}
          fill="none"
          stroke="var(--ink-2)"
          strokeWidth={1.2}
          strokeDasharray="1.5 4"
        />
      ))}
      {solid.map((run) => (
        <path
          key={run[0]?.entryId}
          d={way(run) ?? ""}
          fill="none"
          stroke="var(--ink)"
          strokeWidth={2}
          strokeLinejoin="round"
        />
      ))}
      {stale && last?.total != null ? (
        <path
          d={`M${scene.x(last.day) + 6} ${y(last.total)}H${scene.todayX}`}
          stroke="var(--ink-2)"
          strokeDasharray="1.5 4"
          strokeWidth={1.4}
        />
      ) : null}
      {shown.map((point) => (
        <Point key={point.entryId} scene={scene} series={series} point={point} y={y} stale={stale && point === last} />
      ))}
      {due ? (
        <Mark
          name={say("score.due", {
            instrument: series.instrument,
            date: dayInWords(due.day, scene.locale, { day: "numeric", month: "long" }),
          })}
        >
          <DashedRing x={scene.x(due.day)} y={box.y + 12} radius={4.5} />
        </Mark>
      ) : null}
      <Labels placed={placeLabels(wishes, bounds, [...marksTaken, todayLine(scene, bounds)])} ground="var(--surface)" />
    </Lane>
  );
}

/** Names and ranges of the bands, right of the drawing. */
export function BandNames({
  scene,
  series,
  box,
}: {
  readonly scene: Scene;
  readonly series: ScoreSeries;
  readonly box: LaneBox;
}) {
  return (
    <Silent>
      {drawnBands(series, box).map(({ band, top, bottom }) => {
        const middle = (top + bottom) / 2;
        const name = slugInWords(scene.say, "band", band.name);
        const numbers = `${figure(band.from, scene.locale)}–${figure(band.to, scene.locale)}`;
        const low = bottom - top < 25;
        return (
          <g key={band.name}>
            <text
              x={scene.width + 8}
              y={low ? middle + 4 : middle - 2}
              fontSize={11}
              fontWeight={500}
              style={{ fill: "var(--ink-2)" }}
            >
              {low ? `${name} ${numbers}` : name}
            </text>
            {low ? null : (
              <text x={scene.width + 8} y={middle + 10.5} fontSize={11} style={{ fill: "var(--ink-3)" }}>
                {numbers}
              </text>
            )}
          </g>
        );
      })}
    </Silent>
  );
}
