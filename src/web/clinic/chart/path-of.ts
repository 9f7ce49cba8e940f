import { isKnown, type Maybe } from "../../../clinical/known.ts";
import { CHECKLIST } from "../../../clinical/situation/expected-course.ts";
import {
  hasReferencePath,
  offPathSince,
  onPath,
  type PathStart,
  pathTargets,
} from "../../../clinical/situation/reference-path.ts";
import type { ScorePoint, ScoreSeries } from "../../../clinical/timeline/timeline.ts";
import type { Chart } from "../../../http/contract/chart.ts";
import type { CoursePath, DrawnTimeline } from "../../shared/charts/picture.ts";

/** What the server may have worked out: the course expected here, and whether this one keeps to it. */
interface Expected {
  readonly courses: number | null;
  readonly weeks: readonly {
    readonly week: number;
    readonly expected: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  readonly onTrack: boolean | null;
  readonly checklist: readonly string[];
}

function expectedBy(chart: Chart): Expected | null {
  const found = chart.situation.expected as Maybe<Expected> | undefined;
  return found !== undefined && isKnown(found) ? found.value : null;
}

/** The path from the score at the start of treatment. Null before treatment counts, and for scales with no cut for remission or better when higher. */
export function pathOf(
  chart: Chart,
  { careStartDay, effectiveStartDay: startDay }: Pick<DrawnTimeline, "careStartDay" | "effectiveStartDay">,
  series: ScoreSeries,
  begin: ScorePoint,
): CoursePath | null {
  const { remissionBelow } = series;
  if (!hasReferencePath(series.instrument)) return null;
  if (startDay === null || remissionBelow === null || series.worseWhen !== "higher" || begin.total === null)
    return null;
  const start: PathStart = { baseline: begin.total, startDay, remissionBelow };
  const targets = pathTargets(start);
  if (targets.length === 0) return null;
  const expected = expectedBy(chart);
  const onTrack = expected === null ? trackNow(chart, series, start) : expected.onTrack;
  return {
    startDay,
    targets,
    band: (expected?.weeks ?? []).flatMap(({ week, expected: middle, low, high }) =>
      low === null || high === null ? [] : [{ day: (careStartDay ?? startDay) + week * 7, low, middle, high }],
    ),
    courses: expected?.courses ?? null,
    onTrack,
    offSinceWeek: onTrack === false ? offPathSince(series.points, start) : null,
    checklist: onTrack !== false ? [] : expected && expected.checklist.length > 0 ? expected.checklist : CHECKLIST,
  };
}

/** By the newest score, where it is not too old to say. */
function trackNow(chart: Chart, series: ScoreSeries, start: PathStart): boolean | null {
  const newest = series.points.findLast(({ total }) => total !== null);
  const stale = "value" in chart.row.symptom && chart.row.symptom.value.stale;
  return newest === undefined || stale ? null : onPath(newest, start);
}
