import { dayNumber } from "../../../clinical/timeline/day-number.ts";
import type { Chart } from "../../../http/contract/chart.ts";
import { dayInWords } from "../../shared/charts/calendar-day.ts";
import { changeAgainst, type DrawnTimeline, firstScored } from "../../shared/charts/picture.ts";
import { figure, type Say, slugInWords } from "../../shared/charts/words.ts";
import { situationValue } from "./chart-view.ts";
import { primaryInstrument, timelineOfChart } from "./picture-of.ts";

/** One figure of the strip. `unknown` is shown dashed: a word, never a blank and never a zero. */
export interface StatFigure {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly unknown: boolean;
  readonly detail: string;
}

/** After this many days an anxiety or mood score no longer says how the person is (twice the longest usual interval). */
const STALE_DAYS = 42;

interface Voice {
  readonly say: Say;
  readonly locale: string;
}

const when = (iso: string, chart: Chart, { say, locale }: Voice): string =>
  iso.slice(0, 10) === chart.today
    ? say("stat.today")
    : dayInWords(dayNumber(iso), locale, { day: "numeric", month: "short" });

const pair = (first: number, now: number, locale: string): string =>
  `${figure(first, locale)} → ${figure(now, locale)}`;

function symptom(chart: Chart, voice: Voice): StatFigure {
  const { say, locale } = voice;
  const id = primaryInstrument(chart);
  const series = timelineOfChart(chart).scores.find(({ instrument }) => instrument === id);
  const first = series ? firstScored(series) : null;
  const last = series?.points.findLast(({ total }) => total !== null);
  if (!series || !first || !last || last.total === null || first.total === null)
    return {
      id: "symptom",
      name: say("stat.symptom"),
      value: say("stat.unknown"),
      unknown: true,
      detail: say("stat.never-measured"),
    };
  const name = series.instrument;
  const stale = "value" in chart.row.symptom && chart.row.symptom.value.stale;
  if (stale) {
    const days = dayNumber(chart.today) - last.day;
    return {
      id: "symptom",
      name,
      value: figure(last.total, locale),
      unknown: true,
      detail: say("score.age", { days }),
    };
  }
  if (first === last)
    return { id: "symptom", name, value: figure(last.total, locale), unknown: false, detail: say("stat.first-score") };
  const change = changeAgainst(first.total, last.total);
  const status = situationValue(chart, "symptom")?.value.status ?? null;
  const detail = [
    change === null ? null : `${figure(change, locale)}%`,
    status === null ? null : say(`status.${status}`),
  ].filter((part) => part !== null);
  return {
    id: "symptom",
    name,
    value: pair(first.total, last.total, locale),
    unknown: false,
    detail: detail.join(", "),
  };
}

function daily(chart: Chart, voice: Voice): StatFigure {
  const { say, locale } = voice;
  const known = situationValue(chart, "function");
  if (!known)
    return {
      id: "function",
      name: say("stat.function"),
      value: say("stat.unknown"),
      unknown: true,
      detail: say("stat.not-asked"),
    };
  const { measure, first, now, direction } = known.value;
  const words = measure === "difficulty";
  return {
    id: "function",
    name: measure === "limited-days" ? say("lane.limited") : say("stat.function"),
    value: words ? say(`difficulty.${now}`) : pair(first, now, locale),
    unknown: false,
    detail: [measure === "limited-days" ? say("stat.of-30") : null, say(`direction.${direction}`)]
      .filter((part) => part !== null)
      .join(", "),
  };
}

function sleep(chart: Chart, voice: Voice, timeline: DrawnTimeline): StatFigure {
  const { say, locale } = voice;
  const known = situationValue(chart, "sleep");
  const name = say("lane.sleep");
  if (!known) return { id: "sleep", name, value: say("stat.unknown"), unknown: true, detail: say("stat.no-diary") };
  const { measure, value, state } = known.value;
  const detail = say(`sleep-state.${state}`);
  if (measure !== "sleep-efficiency")
    return { id: "sleep", name, value: figure(value, locale, 0), unknown: false, detail: `${measure}, ${detail}` };
  const first = timeline.sleep.find(({ efficiencyPct }) => efficiencyPct !== null)?.efficiencyPct;
  const now = figure(value, locale, 0);
  return {
    id: "sleep",
    name,
    value: first == null ? `${now}%` : `${figure(first, locale, 0)} → ${now}%`,
    unknown: false,
    detail,
  };
}

function sideEffects(chart: Chart, voice: Voice): StatFigure {
  const { say } = voice;
  const known = situationValue(chart, "sideEffects");
  const name = say("lane.side-effects");
  if (!known)
    return { id: "side-effects", name, value: say("stat.unknown"), unknown: true, detail: say("stat.not-asked") };
  return {
    id: "side-effects",
    name,
    value: slugInWords(say, "level", known.value),
    unknown: false,
    detail: say("stat.asked", { when: when(known.asOf, chart, voice) }),
  };
}

function doses(chart: Chart, voice: Voice, timeline: DrawnTimeline): StatFigure {
  const { say } = voice;
  const name = say("stat.doses");
  const known = situationValue(chart, "adherence");
  if (timeline.doses.every(({ stoppedDay }) => stoppedDay !== null))
    return { id: "doses", name, value: "–", unknown: false, detail: say("stat.no-medicine") };
  const last = timeline.adherence.at(-1);
  if (!known)
    return {
      id: "doses",
      name,
      value: say("stat.unknown"),
      unknown: true,
      detail: last ? say("score.age", { days: dayNumber(chart.today) - last.day }) : say("stat.not-asked"),
    };
  return {
    id: "doses",
    name,
    value: `${Math.round(known.value.pct)}%`,
    unknown: false,
    detail: last
      ? say("stat.taken", { taken: last.of - last.missed, of: last.of, when: when(last.at, chart, voice) })
      : "",
  };
}

function risk(chart: Chart, voice: Voice, timeline: DrawnTimeline): StatFigure {
  const { say } = voice;
  const points = timeline.scores.flatMap(({ points: own }) => own.filter(({ safetyItem }) => safetyItem !== null));
  const last = points.sort((a, b) => a.day - b.day).at(-1);
  const screen = timeline.risk.at(-1);
  const screened = screen
    ? say("stat.screen", {
        tool: screen.tool,
        level: slugInWords(say, "risk-short", screen.level),
        when: when(screen.at, chart, voice),
      })
    : null;
  const name = say("stat.risk");
  if (!last || last.safetyItem === "unanswered")
    return {
      id: "risk",
      name,
      value: say("stat.ask"),
      unknown: true,
      detail: screened ?? say(last ? "score.safety-open" : "stat.not-asked"),
    };
  return {
    id: "risk",
    name,
    value: say("stat.item", { value: last.safetyItem ?? 0 }),
    unknown: false,
    detail: [when(last.at, chart, voice), screened].filter((part) => part !== null).join("; "),
  };
}

function beside(chart: Chart, voice: Voice, timeline: DrawnTimeline): StatFigure {
  const { say, locale } = voice;
  const other = primaryInstrument(chart) === "GAD-7" ? "PHQ-9" : "GAD-7";
  const name = say(other === "GAD-7" ? "stat.anxiety" : "stat.mood");
  const last = timeline.scores
    .find(({ instrument }) => instrument === other)
    ?.points.findLast(({ total }) => total !== null);
  const days = last ? dayNumber(chart.today) - last.day : null;
  if (!last || last.total === null || days === null)
    return {
      id: "beside",
      name,
      value: say("stat.unknown"),
      unknown: true,
      detail: say("stat.never", { instrument: other }),
    };
  if (days > STALE_DAYS)
    return {
      id: "beside",
      name,
      value: say("stat.unknown"),
      unknown: true,
      detail: say("stat.old", { instrument: other, days }),
    };
  const band = last.band === null ? "" : `, ${slugInWords(say, "band", last.band)}`;
  return {
    id: "beside",
    name,
    value: `${other} ${figure(last.total, locale)}`,
    unknown: false,
    detail: `${when(last.at, chart, voice)}${band}`,
  };
}

/** The strip over the chart: each figure first → now, then what changed; what is not known says so. */
export function statFigures(chart: Chart, voice: Voice): StatFigure[] {
  const timeline = timelineOfChart(chart);
  return [
    symptom(chart, voice),
    daily(chart, voice),
    sleep(chart, voice, timeline),
    sideEffects(chart, voice),
    doses(chart, voice, timeline),
    risk(chart, voice, timeline),
    beside(chart, voice, timeline),
  ];
}
