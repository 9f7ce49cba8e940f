import type { ScoreSeries } from "../../../clinical/timeline/timeline.ts";
import type { Say } from "./words.ts";

export type Named = Pick<ScoreSeries, "instrument" | "rater" | "version" | "language">;

function languageName(language: string, locale: string): string {
  try {
    return new Intl.DisplayNames([locale], { type: "language" }).of(language) ?? language;
  } catch {
    return language;
  }
}

const isOwn = ({ language }: Named, locale: string): boolean =>
  language === null || language === locale.split("-")[0]?.toLowerCase();

/** Name of a series, with who answered and in what form and language where these are not the patient, the standard form and the screen's own. */
export function seriesName(series: Named, say: Say, locale: string): string {
  const { instrument, rater, version, language } = series;
  const parts = [
    ...(rater === "self" ? [] : [say(`rater.${rater}`)]),
    ...(language === null || isOwn(series, locale)
      ? []
      : [say("rater.language", { language: languageName(language, locale) })]),
    ...(version === null ? [] : [say("rater.version", { version: version.replaceAll("-", " ") })]),
  ];
  return parts.length === 0 ? instrument : say("rater.named", { instrument, parts: parts.join(", ") });
}

/** The same, as short as the name of a row must be; the marks of the row say it in full. */
export function seriesShortName(series: Named, say: Say, locale: string): string {
  const { instrument, rater, version, language } = series;
  const parts = [
    ...(rater === "self" ? [] : [say(`rater.short.${rater}`)]),
    ...(language === null || isOwn(series, locale) ? [] : [language]),
    ...(version === null ? [] : [version.replaceAll("-", " ")]),
  ];
  return parts.length === 0 ? instrument : `${instrument} ${parts.join(", ")}`;
}

/** Key of a series among all of a person: no two share it. */
export const seriesKey = ({ instrument, rater, version, language }: Named): string =>
  [instrument, rater, version ?? "", language ?? ""].join("/");
