import type { Instrument } from "../knowledge/instrument.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { answersByItem } from "../measurement/answers.ts";
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
/** The question of BAM-R that asks for them; a no to any drinking answers it too. */
const HEAVY_DAYS_ITEM = "5";

type Rater = ScoreSeries["rater"];
interface Lane extends Pick<ScoreSeries, "instrument" | "rater" | "version" | "language"> {
  readonly points: ScorePoint[];
}

/**
 * One series an instrument, rater, version and language, in the order the instruments first appear. Of one instrument the patient's own
 * newest series stands first, so that who asks for an instrument is answered by it. A diary's cravings join the craving scale, the
 * heavy-drinking days of a BAM-R stand for themselves.
 */
export function scoreLanes(entries: EntriesByKind, knowledge: Knowledge): ScoreSeries[] {
  const lanes = new Map<string, Lane[]>();
  const laneOf = (wanted: Omit<Lane, "points">): Lane => {
    const own = lanes.get(wanted.instrument) ?? [];
    lanes.set(wanted.instrument, own);
    const kept = own.find(
      (lane) => lane.rater === wanted.rater && lane.version === wanted.version && lane.language === wanted.language,
    );
    if (kept !== undefined) return kept;
    const lane = { ...wanted, points: [] };
    own.push(lane);
    return lane;
  };
  const scores = entries.of("score");
  const languages = statedLanguages(scores, knowledge);
  const pointOf = pointsUnder(knowledge);
  for (const score of scores) {
    const { instrument } = score;
    const rater = raterOf(score, knowledge.instruments.get(instrument));
    const language = languageOf(score) ?? languages.get(spokenBy(rater, instrument)) ?? null;
    const kept = { instrument, rater, version: score.version ?? null, language };
    laneOf(kept).points.push(pointOf(score));
    const total = heavyDays(score, knowledge);
    if (total !== null) laneOf({ ...kept, instrument: HEAVY_DAYS }).points.push({ ...markOf(score), ...UNREAD, total });
  }
  const cravings = entries.of("diary").filter((diary) => diary.cravings !== undefined);
  if (cravings.length > 0) {
    const craving = laneOf({
      instrument: CRAVING,
      rater: "self",
      version: null,
      language: languages.get(spokenBy("self", CRAVING)) ?? null,
    });
    for (const { id, date, cravings: total } of cravings)
      craving.points.push({ ...markOf({ id, at: date }), ...UNREAD, total: total ?? null });
    craving.points.sort((a, b) => a.day - b.day);
  }
  return [...lanes.values()].flatMap((own) =>
    own.toSorted(ownNewestFirst).map((lane) => series(lane, knowledge.instruments.get(lane.instrument))),
  );
}

function heavyDays({ instrument: id, answers }: EntryOf<"score">, knowledge: Knowledge): number | null {
  const instrument = id === "BAM-R" ? knowledge.instruments.get(id) : undefined;
  if (instrument === undefined || answers === undefined) return null;
  return answersByItem(instrument, answers).get(HEAVY_DAYS_ITEM) ?? null;
}

/** The first language a rater names for an instrument stands for the forms of theirs that name none: another's says nothing of it. */
function statedLanguages(scores: readonly EntryOf<"score">[], knowledge: Knowledge): Map<string, string> {
  const first = new Map<string, string>();
  for (const score of scores) {
    const language = languageOf(score);
    if (language === null) continue;
    const key = spokenBy(raterOf(score, knowledge.instruments.get(score.instrument)), score.instrument);
    if (!first.has(key)) first.set(key, language);
  }
  return first;
}

const spokenBy = (rater: Rater, instrument: string): string => `${rater} ${instrument}`;

/** Regional forms of a language are one form. */
function languageOf({ language }: EntryOf<"score">): string | null {
  return language?.toLowerCase().split("-")[0] ?? null;
}

/** A form made for a clinician is the clinician's own whoever typed it in; a form made for the patient is told apart by who answered. */
function raterOf({ completedBy }: EntryOf<"score">, instrument: Instrument | undefined): Rater {
  if (instrument?.rater === "clinician" || completedBy === undefined || completedBy === "patient") return "self";
  return completedBy;
}

function ownNewestFirst(a: Lane, b: Lane): number {
  const self = Number(b.rater === "self") - Number(a.rater === "self");
  return self !== 0 ? self : (b.points.at(-1)?.day ?? 0) - (a.points.at(-1)?.day ?? 0);
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

function series(lane: Lane, instrument: Instrument | undefined): ScoreSeries {
  const total = instrument?.total ?? null;
  return {
    ...lane,
    title: instrument?.title ?? lane.instrument,
    worseWhen: instrument?.worseWhen ?? "higher",
    range: total === null ? null : { min: total.min, max: total.max },
    bands: instrument?.bands ?? [],
    remissionBelow: instrument?.remissionBelow ?? null,
  };
}
