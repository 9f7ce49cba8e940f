import type { Instrument, Subscale } from "../knowledge/instrument.ts";
import type { Answers } from "./answers.ts";

/** The figure of each part; null where too few of its items are answered. A mean is of the answered items. */
export function subscaleFigures(instrument: Instrument, answers: Answers): Map<string, number | null> {
  return new Map((instrument.subscales ?? []).map((part) => [part.id, figure(part, answers)]));
}

function figure(part: Subscale, answers: Answers): number | null {
  const answered = part.linkIds.map((linkId) => answers.get(linkId) ?? null).filter((answer) => answer !== null);
  if (answered.length < part.fewestAnswers) return null;
  const sum = answered.reduce((all, answer) => all + answer, 0);
  return part.rule === "sum" ? sum : sum / answered.length;
}

/** Flags of parts whose figure is noteworthy by itself. */
export function subscaleFlags(instrument: Instrument, figures: ReadonlyMap<string, number | null>): string[] {
  return (instrument.subscales ?? []).flatMap(({ id, cutFrom, cutTo }) => {
    const value = figures.get(id) ?? null;
    if (value === null) return [];
    const notable = (cutFrom !== undefined && value >= cutFrom) || (cutTo !== undefined && value <= cutTo);
    return notable ? [`${id}-notable`] : [];
  });
}
