import type { Instrument } from "../../../clinical/knowledge/instrument.ts";
import { dayNumber } from "../../../clinical/timeline/day-number.ts";
import type { ScorePoint, ScoreSeries, VisitTrack } from "../../../clinical/timeline/timeline.ts";
import type { Chart } from "../../../http/contract/chart.ts";
import {
  type DrawnTimeline,
  firstScored,
  type Picture,
  type PlannedVisit,
  type TherapyBlock,
} from "../../shared/charts/picture.ts";
import { situationValue } from "./chart-view.ts";
import { pathOf } from "./path-of.ts";

/** Measures in the order one is chosen where nothing says which the treatment is judged by. */
const USUAL = ["PHQ-9", "PHQ-9M", "GAD-7", "PDSS-SR", "PCL-5", "Y-BOCS", "ISI", "EPDS"];

const TRACK_OF: Readonly<Record<string, VisitTrack>> = {
  therapy: "therapy",
  group: "therapy",
  medication: "medication",
  "co-visit": "both",
};

const NOTHING: DrawnTimeline = {
  careStartDay: null,
  effectiveStartDay: null,
  scores: [],
  doses: [],
  courses: [],
  visits: [],
  diary: [],
  sleep: [],
  sideEffects: [],
  adherence: [],
  function: [],
  decisions: [],
  steps: [],
  risk: [],
  safety: [],
  conditions: [],
};

/** The timeline the server worked out; an empty one where a faulty rule kept it from doing so (the page says that it is not up to date). */
export const timelineOfChart = (chart: Chart): DrawnTimeline => ({
  ...NOTHING,
  ...(chart.timeline as Partial<DrawnTimeline>),
});

/** The instrument treatment is judged by: as the situation says, else the most usual one with a total; null where nothing was scored. */
export function primaryInstrument(chart: Chart): string | null {
  const symptom = chart.situation.symptom as { readonly value?: { readonly instrument?: string } } | undefined;
  const named =
    symptom?.value?.instrument ?? ("value" in chart.row.symptom ? chart.row.symptom.value.instrument : undefined);
  const scored = timelineOfChart(chart).scores.filter(
    (series) => series.range !== null && firstScored(series) !== null,
  );
  if (named !== undefined && scored.some(({ instrument }) => instrument === named)) return named;
  const usual = USUAL.find((id) => scored.some(({ instrument }) => instrument === id));
  return usual ?? scored[0]?.instrument ?? null;
}

/** Protocols one after the other: a change of a course ends one bar and begins the next. */
function blocksOf(chart: Chart): TherapyBlock[] {
  const withdrawn = new Set(chart.entries.flatMap(({ retracts, replaces }) => [retracts, replaces]));
  const acts = chart.entries
    .filter(({ id, kind, retracts }) => kind === "therapy" && retracts === undefined && !withdrawn.has(id))
    .sort((a, b) => (a.at < b.at ? -1 : 1));
  return [...Map.groupBy(acts, ({ courseId }) => String(courseId)).values()].flatMap((course) => {
    let protocol = "therapy";
    return course.flatMap((act, index) => {
      protocol = typeof act.protocol === "string" ? act.protocol : protocol;
      if (act.action === "complete" || act.action === "stop") return [];
      const next = course[index + 1];
      const frequency = typeof act.frequency === "string" ? act.frequency : null;
      return [{ protocol, frequency, fromDay: dayNumber(act.at), toDay: next ? dayNumber(next.at) : null }];
    });
  });
}

/** Visits of the calendar from today on, soonest first; one already held or missed today is no longer planned. */
export function plannedVisits(chart: Chart): PlannedVisit[] {
  const today = dayNumber(chart.today);
  const held = new Set(timelineOfChart(chart).visits.map(({ day, type }) => `${day} ${type}`));
  return chart.appointments
    .map(({ id, start, type }) => ({ id, day: dayNumber(start), type, track: TRACK_OF[type] ?? ("other" as const) }))
    .filter(({ day, type }) => day >= today && !held.has(`${day} ${type}`))
    .sort((a, b) => a.day - b.day);
}

function sessionNumbers({ courses }: DrawnTimeline): Map<string, number> {
  const held = courses
    .flatMap(({ sessions }) => sessions)
    .filter(({ attended, type }) => attended && type !== "group")
    .sort((a, b) => a.day - b.day);
  return new Map(held.map(({ entryId }, index) => [entryId, index + 1]));
}

/** Daily dose from which weeks count as effective: of the medicine whose steps the week clock began with. */
function effectiveDose({ doses, effectiveStartDay }: DrawnTimeline): number | null {
  if (effectiveStartDay === null) return null;
  const lane = doses.find(
    ({ steps, minimumEffectiveMg }) =>
      minimumEffectiveMg !== null &&
      steps.some(({ day, dailyMg }) => day === effectiveStartDay && (dailyMg ?? 0) >= minimumEffectiveMg),
  );
  return lane?.minimumEffectiveMg ?? null;
}

/** Total at which a response begins, by percent or by points as the instrument counts it; null where it names neither. */
export function responseAt(
  series: ScoreSeries,
  start: number | null,
  definition: Instrument | undefined,
): number | null {
  if (start === null || definition === undefined) return null;
  const { responsePct, responsePoints } = definition;
  const higherIsWorse = series.worseWhen === "higher";
  const room = higherIsWorse ? start : (series.range?.max ?? start) - start;
  const gain = responsePoints ?? (responsePct === undefined ? null : (room * responsePct) / 100);
  if (gain === null || gain > room) return null;
  return higherIsWorse ? start - gain : start + gain;
}

/** The score at the start of treatment, as the situation reads it; null where it names none. */
function startPoint(chart: Chart, primary: ScoreSeries | null): ScorePoint | null {
  const symptom = situationValue(chart, "symptom");
  if (primary === null || symptom === null || symptom.value.instrument !== primary.instrument) return null;
  const { baseline } = symptom.value;
  if (baseline === null) return null;
  return primary.points.find(({ entryId, total }) => total === baseline && symptom.entries.includes(entryId)) ?? null;
}

/** What the timeline shows of a chart. `definition` is the primary instrument's; without it no response line is drawn. */
export function pictureOf(chart: Chart, definition: Instrument | undefined): Picture {
  const timeline = timelineOfChart(chart);
  const today = dayNumber(chart.today);
  const id = primaryInstrument(chart);
  const primary = timeline.scores.find(({ instrument }) => instrument === id) ?? null;
  const start = startPoint(chart, primary);
  const due = chart.due.map(({ dueOn, name, what }) => ({ day: dayNumber(dueOn), name, what }));
  // A screen asked once at intake is history; what is asked again, is due again or measures symptoms has a row.
  const followed = ({ instrument, points }: ScoreSeries) =>
    points.length > 1 || USUAL.includes(instrument) || due.some(({ name }) => name === instrument);
  return {
    timeline,
    today,
    primary,
    secondary: timeline.scores.filter((series) => series !== primary && series.range !== null && followed(series)),
    start,
    path: primary && start ? pathOf(chart, timeline, primary, start) : null,
    responseAt: primary ? responseAt(primary, (start ?? firstScored(primary))?.total ?? null, definition) : null,
    blocks: blocksOf(chart),
    sessionNumbers: sessionNumbers(timeline),
    planned: plannedVisits(chart),
    due,
    open: chart.row.flag === "decide" ? (chart.row.consider?.text ?? null) : null,
    stale: "value" in chart.row.symptom && chart.row.symptom.value.stale,
    effectiveMg: effectiveDose(timeline),
  };
}
