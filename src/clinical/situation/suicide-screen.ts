import type { Mark, RiskMark, Timeline } from "../timeline/timeline.ts";
import { cssrsLevel } from "./c-ssrs-level.ts";

export interface Screen extends Mark {
  readonly level: RiskMark["level"];
}

/** The newest judgement of suicide risk: a risk entry, or a complete C-SSRS screener; undefined where there is none. */
export function latestScreen(timeline: Timeline): Screen | undefined {
  const judged: Screen | undefined = timeline.risk[timeline.risk.length - 1];
  const forms = timeline.scores.find((series) => series.instrument === "C-SSRS")?.points ?? [];
  for (let i = forms.length - 1; i >= 0; i--) {
    const form = forms[i];
    if (form === undefined || (judged !== undefined && form.day <= judged.day)) break;
    const level = form.answers === null ? undefined : cssrsLevel(form.answers);
    if (level !== undefined) return { entryId: form.entryId, at: form.at, day: form.day, level };
  }
  return judged;
}

/** A low screen that is still to be repeated. None is needed once the question on self-harm was later answered with never. */
export function screenToRepeat(timeline: Timeline): Screen | undefined {
  const screen = latestScreen(timeline);
  if (screen?.level !== "low") return undefined;
  const answeredNever = timeline.scores.some((series) =>
    series.points.some((point) => point.day > screen.day && point.safetyItem === 0),
  );
  return answeredNever ? undefined : screen;
}
