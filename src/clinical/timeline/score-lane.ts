import type { Instrument } from "../knowledge/instrument.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { bandOf } from "../measurement/band-of.ts";
import { scoreAnswers } from "../measurement/score-answers.ts";
import type { EntryOf } from "../record/entry.ts";
import { type EntriesByKind, markOf } from "./entries-by-kind.ts";
import { oncePerEntry } from "./once-per-entry.ts";
import type { ScorePoint, ScoreSeries } from "./timeline.ts";

/** The instrument whose quantity a diary's `cravings` is. */
const CRAVING = "CRAVE-NRS";
/** What the days of heavy drinking of a BAM-R are counted as. */
const HEAVY_DAYS = "heavy-drinking-days";
/** Their place among the answers of BAM-R: its fifth question. */
const HEAVY_DAYS_ITEM = 4;

/** One series an instrument, in the order the instruments first appear. A diary's cravings join the craving scale, the heavy-drinking days of a BAM-R stand for themselves. */
export function scoreLanes(entries: EntriesByKind, knowledge: Knowledge): ScoreSeries[] {
  const points = new Map<string, ScorePoint[]>();
  const add = (instrument: string, point: ScorePoint) => {
    const lane = points.get(instrument);
    if (lane === undefined) points.set(instrument, [point]);
    else lane.push(point);
  };
  const pointOf = pointsUnder(knowledge);
  for (const score of entries.of("score")) add(score.instrument, pointOf(score));
  const cravings = entries.of("diary").filter((diary) => diary.cravings !== undefined);
  for (const { id, date, cravings: total } of cravings) {
    add(CRAVING, { ...markOf({ id, at: date }), ...UNREAD, total: total ?? null });
  }
  for (const form of entries.of("score").filter((score) => score.instrument === "BAM-R")) {
    const days = form.answers?.[HEAVY_DAYS_ITEM];
    if (days !== undefined && days !== null) add(HEAVY_DAYS, { ...markOf(form), ...UNREAD, total: days });
  }
  if (cravings.length > 0) points.get(CRAVING)?.sort((a, b) => a.day - b.day);
  return [...points].map(([instrument, lane]) => series(instrument, knowledge.instruments.get(instrument), lane));
}

const UNREAD = { total: null, band: null, prorated: false, answered: null, answers: null, safetyItem: null } as const;

const pointsUnder = oncePerEntry(scorePoint);

function scorePoint(score: EntryOf<"score">, knowledge: Knowledge): ScorePoint {
  const instrument = knowledge.instruments.get(score.instrument);
  if (score.answers === undefined || instrument === undefined) {
    const total = score.total ?? null;
    return {
      ...markOf(score),
      ...UNREAD,
      total,
      answers: score.answers ?? null,
      band: total === null || instrument === undefined ? null : (bandOf(instrument, total)?.name ?? null),
      safetyItem: instrument?.safetyItem === undefined ? null : (score.safetyItem ?? "unanswered"),
    };
  }
  const { total, band, prorated, answered } = scoreAnswers(instrument, score.answers);
  return {
    ...markOf(score),
    total,
    band,
    prorated,
    answered,
    answers: score.answers,
    safetyItem: safetyAnswer(instrument, score.answers),
  };
}

function safetyAnswer(instrument: Instrument, answers: readonly (number | null)[]): ScorePoint["safetyItem"] {
  const safety = instrument.safetyItem;
  if (safety === undefined) return null;
  return answers[instrument.items.findIndex((item) => item.linkId === safety.linkId)] ?? "unanswered";
}

function series(id: string, instrument: Instrument | undefined, points: readonly ScorePoint[]): ScoreSeries {
  const total = instrument?.total ?? null;
  return {
    instrument: id,
    title: instrument?.title ?? id,
    worseWhen: instrument?.worseWhen ?? "higher",
    range: total === null ? null : { min: total.min, max: total.max },
    bands: instrument?.bands ?? [],
    remissionBelow: instrument?.remissionBelow ?? null,
    points,
  };
}
