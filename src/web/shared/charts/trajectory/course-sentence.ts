import type { ScorePoint, ScoreSeries } from "../../../../clinical/timeline/timeline.ts";
import { dayInWords } from "../calendar-day.ts";
import { changeAgainst, OLD_DAYS, type Picture, startOf } from "../picture.ts";
import { seriesName } from "../series-name.ts";
import { figure, type Say, slugInWords } from "../words.ts";

interface Told {
  readonly picture: Picture;
  readonly series: ScoreSeries;
  /** How the measure stands that treatment is judged by; null for every other, and where it cannot be said. */
  readonly status: string | null;
  readonly say: Say;
  readonly locale: string;
}

/** Which of the lines of a measure its score lies past; null for neither. */
export function linePast(
  series: ScoreSeries,
  responseAt: number | null,
  total: number,
): "remission" | "response" | null {
  const { remissionBelow } = series;
  const under = series.worseWhen === "higher";
  if (remissionBelow !== null && (under ? total < remissionBelow : total > remissionBelow)) return "remission";
  if (responseAt !== null && (under ? total <= responseAt : total >= responseAt)) return "response";
  return null;
}

function changePart({ series, say, locale }: Told, from: number, to: number): string[] {
  const pct = series.worseWhen === "higher" ? changeAgainst(from, to) : null;
  if (to === from) return [say("score.same")];
  const way = to < from ? "down" : "up";
  const better = to < from === (series.worseWhen === "higher");
  const said =
    pct === null
      ? say(`trajectory.points-${way}`, { points: Math.abs(to - from), figure: figure(Math.abs(to - from), locale) })
      : say(`score.${way}`, { pct: figure(Math.abs(pct), locale) });
  return [said, ...(series.worseWhen === "higher" ? [] : [say(`direction.${better ? "better" : "worse"}`)])];
}

function standing({ picture, series, status, say }: Told, total: number): string[] {
  if (status !== null) return [say(`status.${status}`)];
  if (picture.path !== null) return [];
  const past = linePast(series, picture.responseAt, total);
  return past === null ? [] : [say(`trajectory.past-${past}`)];
}

function track({ picture, say }: Told): string[] {
  const { path } = picture;
  if (path === null || path.onTrack === null) return [];
  if (path.onTrack) return [say("trajectory.on-track")];
  return [
    path.offSinceWeek === null ? say("trajectory.off-track") : say("trajectory.off-since", { week: path.offSinceWeek }),
  ];
}

/** The course of one measure in one sentence: from the start to the newest score, and how that stands. */
export function courseSentence(told: Told): string {
  const { picture, series, say, locale } = told;
  const name = seriesName(series, say, locale);
  const start = startOf(picture, series);
  const last = series.points.findLast(({ total }) => total !== null);
  if (start?.total == null || last?.total == null) return say("trajectory.none", { name });
  const unlike =
    dayInWords(start.day, "en", { year: "numeric" }) !== dayInWords(picture.today, "en", { year: "numeric" });
  const date = ({ day }: ScorePoint) =>
    dayInWords(day, locale, { day: "numeric", month: "short", ...(unlike ? { year: "numeric" as const } : {}) });
  const age = picture.today - last.day;
  const after = [
    ...(age > OLD_DAYS ? [say("trajectory.old", { days: age })] : []),
    ...(series.points.at(-1)?.total === null ? [say("trajectory.newest-unscorable")] : []),
  ];
  const values = { name, total: figure(last.total, locale), date: date(last) };
  if (start.entryId === last.entryId) {
    const band = last.band === null ? [] : [slugInWords(say, "band", last.band)];
    return say("trajectory.one", { ...values, parts: [...band, say("trajectory.no-second"), ...after].join(", ") });
  }
  const parts = [...changePart(told, start.total, last.total), ...standing(told, last.total), ...track(told), ...after];
  return say("trajectory.between", {
    ...values,
    first: figure(start.total, locale),
    from: date(start),
    parts: parts.join(", "),
  });
}
