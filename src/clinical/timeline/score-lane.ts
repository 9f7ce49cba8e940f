import type { Instrument } from "../knowledge/instrument.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { answersByItem } from "../measurement/answers.ts";
import { bandOf } from "../measurement/band-of.ts";
import { bandsFor } from "../measurement/bands-for.ts";
import { totalOf } from "../measurement/score-answers.ts";
import type { EntryOf } from "../record/entry.ts";
import { activeConditions } from "./condition-states.ts";
import { dayNumber } from "./day-number.ts";
import { type EntriesByKind, markOf } from "./entries-by-kind.ts";
import type { ConditionMark, Mark, ScorePoint, ScoreSeries } from "./timeline.ts";

/** The instrument whose quantity a diary's `cravings` is. */
const CRAVING = "CRAVE-NRS";
/** What the days of heavy drinking of a BAM-R are counted as. */
const HEAVY_DAYS = "heavy-drinking-days";
const HEAVY_DAYS_IN = "BAM-R";
/** The question of BAM-R that asks for them; a no to any drinking answers it too. */
const HEAVY_DAYS_ITEM = "5";

type Rater = ScoreSeries["rater"];
interface Lane extends Pick<ScoreSeries, "instrument" | "rater" | "version" | "language"> {
  readonly points: ScorePoint[];
}

/** A form as it was handed in, with what its lane hangs on. */
interface Form {
  readonly score: EntryOf<"score">;
  readonly instrument: Instrument | undefined;
  readonly rater: Rater;
  /** As the form itself names it. */
  readonly language: string | null;
}

/**
 * One series an instrument, rater, version and language, in the order the instruments first appear. Of one instrument the patient's own
 * newest series stands first, so that who asks for an instrument is answered by it. A diary's cravings join the craving scale, the
 * heavy-drinking days of a BAM-R stand for themselves.
 */
export function scoreLanes(
  entries: EntriesByKind,
  knowledge: Knowledge,
  conditions: readonly ConditionMark[],
): ScoreSeries[] {
  const lanes: Lanes = new Map();
  const active = activeConditions(conditions);
  const instrumentOf = (id: string): Instrument | undefined => {
    const found = knowledge.instruments.get(id);
    return found === undefined ? undefined : bandsFor(found, active);
  };
  const forms = entries.of("score").map((score) => formOf(score, instrumentOf(score.instrument)));
  const languages = new StatedLanguages(forms);
  for (const { score, instrument, rater, language: named } of forms) {
    const version = score.version ?? null;
    const language = named ?? languages.of(score.instrument, rater);
    laneOf(lanes, score.instrument, rater, version, language).points.push(scorePoint(score, instrument));
    const total = heavyDays(score, instrument);
    if (total !== null)
      laneOf(lanes, HEAVY_DAYS, rater, version, language).points.push(bareTotal(markOf(score), total));
  }
  addCravings(lanes, entries.of("diary"), languages);
  return [...lanes.values()].flatMap((own) =>
    own.toSorted(ownNewestFirst).map((lane) => series(lane, instrumentOf(lane.instrument))),
  );
}

type Lanes = Map<string, Lane[]>;

function laneOf(lanes: Lanes, instrument: string, rater: Rater, version: string | null, language: string | null): Lane {
  const own = lanes.get(instrument) ?? [];
  for (const lane of own)
    if (lane.rater === rater && lane.version === version && lane.language === language) return lane;
  const lane: Lane = { instrument, rater, version, language, points: [] };
  own.push(lane);
  lanes.set(instrument, own);
  return lane;
}

function formOf(score: EntryOf<"score">, instrument: Instrument | undefined): Form {
  return { score, instrument, rater: raterOf(score, instrument), language: languageOf(score) };
}

function addCravings(lanes: Lanes, diary: readonly EntryOf<"diary">[], languages: StatedLanguages): void {
  const told = diary.filter(({ cravings }) => cravings !== undefined);
  if (told.length === 0) return;
  const { points } = laneOf(lanes, CRAVING, "self", null, languages.of(CRAVING, "self"));
  for (const { id, date, cravings = null } of told) points.push(bareTotal(markOf({ id, at: date }), cravings));
  points.sort((a, b) => a.day - b.day);
}

function heavyDays({ answers }: EntryOf<"score">, instrument: Instrument | undefined): number | null {
  if (instrument?.id !== HEAVY_DAYS_IN || answers === undefined) return null;
  return answersByItem(instrument, answers).get(HEAVY_DAYS_ITEM) ?? null;
}

/** The first language a rater names for an instrument stands for the forms of theirs that name none: another's says nothing of it. */
class StatedLanguages {
  readonly #first: Form[] = [];

  constructor(forms: readonly Form[]) {
    for (const form of forms)
      if (form.language !== null && this.of(form.score.instrument, form.rater) === null) this.#first.push(form);
  }

  of(instrument: string, rater: Rater): string | null {
    for (const form of this.#first)
      if (form.score.instrument === instrument && form.rater === rater) return form.language;
    return null;
  }
}

/** Regional forms of a language are one form. */
function languageOf({ language }: EntryOf<"score">): string | null {
  if (language === undefined) return null;
  const [own = ""] = language.includes("-") ? language.split("-") : [language];
  return own.toLowerCase();
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

function bareTotal({ entryId, at, day }: Mark, total: number | null): ScorePoint {
  return {
    entryId,
    at,
    day,
    total,
    band: null,
    prorated: false,
    answered: null,
    answers: null,
    safetyItem: null,
  };
}

function scorePoint(score: EntryOf<"score">, instrument: Instrument | undefined): ScorePoint {
  const { id, at, answers } = score;
  const day = dayNumber(at);
  if (answers === undefined || instrument === undefined) {
    const total = score.total ?? null;
    return {
      entryId: id,
      at,
      day,
      total,
      band: total === null || instrument === undefined ? null : (bandOf(instrument, total)?.name ?? null),
      prorated: false,
      answered: null,
      answers: answers ?? null,
      safetyItem: instrument?.safetyItem === undefined ? null : (score.safetyItem ?? "unanswered"),
    };
  }
  const { total, band, prorated, answered } = totalOf(instrument, answers);
  const safetyItem = safetyAnswer(instrument, answers);
  return { entryId: id, at, day, total, band, prorated, answered, answers, safetyItem };
}

function safetyAnswer(instrument: Instrument, answers: readonly (number | null)[]): ScorePoint["safetyItem"] {
  const safety = instrument.safetyItem;
  if (safety === undefined) return null;
  return answers[instrument.items.findIndex((item) => item.linkId === safety.linkId)] ?? "unanswered";
}

function series(lane: Lane, instrument: Instrument | undefined): ScoreSeries {
  const total = instrument?.total ?? null;
  const { instrument: name, rater, version, language, points } = lane;
  return {
    instrument: name,
    rater,
    version,
    language,
    points,
    title: instrument?.title ?? lane.instrument,
    worseWhen: instrument?.worseWhen ?? "higher",
    range: total === null ? null : { min: total.min, max: total.max },
    bands: instrument?.bands ?? [],
    remissionBelow: instrument?.remissionBelow ?? null,
  };
}
