import type { ScorePoint, ScoreSeries } from "../../../../clinical/timeline/timeline.ts";
import { dayInWords } from "../calendar-day.ts";
import { OLD_DAYS } from "../picture.ts";
import { placeLabels } from "../place-labels.ts";
import { seriesName } from "../series-name.ts";
import { figure } from "../words.ts";
import { Labels, Lane, Mark } from "./marks.tsx";
import { around, inRange, type Scene, textAt, textBefore, textOver, wish } from "./scene.ts";
import { scoreName } from "./score-lane.tsx";

function SafetyMark({ scene, point, y }: { readonly scene: Scene; readonly point: ScorePoint; readonly y: number }) {
  const x = scene.x(point.day);
  const date = dayInWords(point.day, scene.locale, { day: "numeric", month: "long", year: "numeric" });
  if (point.safetyItem === "unanswered")
    return (
      <Mark name={`${date}: ${scene.say("safety.item-open")}`}>
        <rect
          x={x - 7}
          y={y - 7}
          width={14}
          height={14}
          rx={3}
          fill="var(--surface)"
          stroke="var(--ink)"
          strokeDasharray="2 1.6"
        />
        <text x={x} y={y + 4} fontSize={11} fontWeight={600} textAnchor="middle">
          ?
        </text>
      </Mark>
    );
  const raised = (point.safetyItem ?? 0) > 0;
  if (!raised) return null;
  return (
    <Mark name={`${date}: ${scene.say("safety.item", { value: point.safetyItem ?? 0 })}`}>
      <rect x={x - 7} y={y - 7} width={14} height={14} rx={3} fill="var(--safety)" />
      <text x={x} y={y + 4} fontSize={11} fontWeight={600} textAnchor="middle" style={{ fill: "var(--on-safety)" }}>
        {point.safetyItem}
      </text>
    </Mark>
  );
}

/** The safety item of each form: a filled square where it was not zero, a dashed one where it was left open. */
export function SafetyRow({
  scene,
  series,
  y,
}: {
  readonly scene: Scene;
  readonly series: ScoreSeries;
  readonly y: number;
}) {
  const shown = series.points.filter(({ day, safetyItem }) => inRange(scene, day) && safetyItem !== null);
  const raised = shown.filter(({ safetyItem }) => safetyItem !== 0);
  const quiet = shown.filter(({ safetyItem }) => safetyItem === 0);
  const last = quiet.at(-1);
  const wishes = quiet.map((point) =>
    wish(
      point.entryId,
      point === last ? 9e6 : point.day,
      textOver(scene, "0", scene.x(point.day), y + 4, point === last ? { weight: 600, tone: "ink" } : {}),
    ),
  );
  const obstacles = raised.map(({ day }) => around(scene.x(day), y, 7));
  return (
    <Lane name={scene.say("lane.safety-item")}>
      {raised.map((point) => (
        <SafetyMark key={point.entryId} scene={scene} point={point} y={y} />
      ))}
      <Labels
        placed={placeLabels(wishes, { x: -8, y: y - 12, width: scene.width + 16, height: 24 }, obstacles, 6)}
        ground="var(--paper)"
      />
    </Lane>
  );
}

/** Another instrument, faint, on its own row: points in time with their totals, on no one else's scale. */
export function SecondaryRow({
  scene,
  series,
  y,
}: {
  readonly scene: Scene;
  readonly series: ScoreSeries;
  readonly y: number;
}) {
  const shown = series.points.filter(({ day }) => inRange(scene, day));
  const wishes = shown.map((point) => {
    const text = point.total === null ? "?" : figure(point.total, scene.locale);
    const x = scene.x(point.day);
    return wish(
      point.entryId,
      point.day,
      textAt(scene, text, x + 7, y + 4, { tone: "ink-2" }),
      textBefore(scene, text, x - 7, y + 4),
    );
  });
  const last = series.points.at(-1);
  const days = last ? scene.picture.today - last.day : 0;
  if (last && days > OLD_DAYS) {
    const total = last.total === null ? "?" : figure(last.total, scene.locale);
    const visible = inRange(scene, last.day);
    const said = visible ? scene.say("score.not-since", { days }) : scene.say("score.before", { total, days });
    const at = visible ? scene.x(last.day) + 10 + scene.measure(total, 11, 400) : 6;
    if (last.day <= scene.range.to) wishes.push(wish("since", 0, textAt(scene, said, at, y + 4, { tone: "ink-3" })));
  }
  return (
    <Lane name={scene.say("lane.scores", { instrument: seriesName(series, scene.say, scene.locale) })}>
      {shown.map((point) => (
        <Mark key={point.entryId} name={scoreName(scene, series, point)}>
          <circle
            cx={scene.x(point.day)}
            cy={y}
            r={3}
            fill="var(--surface)"
            stroke="var(--ink-3)"
            strokeWidth={1.3}
            strokeDasharray={point.total === null ? "1.5 1.5" : undefined}
          />
        </Mark>
      ))}
      <Labels
        placed={placeLabels(
          wishes,
          { x: 0, y: y - 11, width: scene.width, height: 22 },
          shown.map(({ day }) => around(scene.x(day), y, 3)),
        )}
        ground="var(--paper)"
      />
    </Lane>
  );
}
