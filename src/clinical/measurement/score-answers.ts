import type { Instrument } from "../knowledge/instrument.ts";
import { holds } from "./answer-rule.ts";
import { type Answers, answersByItem } from "./answers.ts";
import { bandOf } from "./band-of.ts";
import { halfUp } from "./half-up.ts";
import { sleepEfficiency } from "./sleep-night.ts";
import { subscaleFigures, subscaleFlags } from "./subscale-figures.ts";

/** What a form comes to. `total` and `band` are null where they may not be worked out: that is never zero and never "fine". */
export interface Scored {
  readonly instrument: string;
  readonly total: number | null;
  readonly band: string | null;
  /** How many scored items (of an instrument without scored items: items) were answered; blanks the form skips are not counted. */
  readonly answered: number;
  /** The total stands in part on the mean of the answered items. */
  readonly prorated: boolean;
  /** `item9-positive`, `item9-unanswered`, `prorated`, `not-scorable`, `risk-unknown`, and those the instrument's file names. */
  readonly flags: string[];
  /** Figures of the parts, where the instrument has any. */
  readonly subscales?: Readonly<Record<string, number | null>>;
}

interface Outcome {
  readonly total: number | null;
  readonly band: string | null;
  readonly prorated: boolean;
  readonly flags: readonly string[];
}
const NOT_SCORABLE: Outcome = { total: null, band: null, prorated: false, flags: ["not-scorable"] };

/** The total of a form and what it stands on, without its parts and flags: all that most readers of a whole record ask. */
export type Totalled = Pick<Scored, "total" | "band" | "prorated" | "answered">;

export function totalOf(instrument: Instrument, answers: readonly (number | null)[]): Totalled {
  const { total, band, prorated } = outcomeOf(instrument, answersByItem(instrument, answers));
  return { total, band, prorated, answered: answeredCount(instrument, answers) };
}

/** Scores answers given in item order (null = not answered) by the rules of the instrument's own file. */
export function scoreAnswers(instrument: Instrument, answers: readonly (number | null)[]): Scored {
  const given = answersByItem(instrument, answers);
  const figures = subscaleFigures(instrument, given);
  const outcome = outcomeOf(instrument, given);
  return {
    instrument: instrument.id,
    total: outcome.total,
    band: outcome.band,
    answered: answeredCount(instrument, answers),
    prorated: outcome.prorated,
    flags: [
      ...safetyFlags(instrument, given),
      ...outcome.flags,
      ...cutFlags(instrument, outcome.total),
      ...(instrument.flags ?? []).filter(({ when }) => holds(when, given)).map(({ flag }) => flag),
      ...subscaleFlags(instrument, figures),
    ],
    ...(figures.size > 0 && { subscales: Object.fromEntries(figures) }),
  };
}

const SUM: NonNullable<Instrument["scoring"]> = { rule: "sum" };

function outcomeOf(instrument: Instrument, given: Answers): Outcome {
  const scoring = instrument.scoring ?? SUM;
  switch (scoring.rule) {
    case "sum":
      return sumOf(instrument, given, scoring.factor ?? 1);
    case "item":
      return banded(instrument, given.get(scoring.linkId) ?? null);
    case "mean-of-subscales":
      return banded(instrument, mean([...subscaleFigures(instrument, given).values()]));
    case "tier":
      return tierOf(scoring, instrument, given);
    case "sleep-efficiency":
      return banded(instrument, sleepEfficiency(scoring, given));
    case "none":
      return NO_TOTAL;
  }
}

const NOTHING: readonly string[] = [];
const NO_TOTAL: Outcome = { total: null, band: null, prorated: false, flags: NOTHING };

function sumOf(instrument: Instrument, given: Answers, factor: number): Outcome {
  const { items } = instrument;
  let scored = 0;
  let answered = 0;
  let sum = 0;
  for (let place = 0; place < items.length; place += 1) {
    if (items[place]?.scored !== true) continue;
    scored += 1;
    const answer = given.at(place) ?? null;
    if (answer === null) continue;
    answered += 1;
    sum += answer;
  }
  const missing = scored - answered;
  if (answered === 0) return NOT_SCORABLE;
  if (missing === 0) return banded(instrument, sum * factor);
  if (instrument.missing.rule === "none" || missing > instrument.missing.upTo) return NOT_SCORABLE;
  const total = halfUp((sum * factor * scored) / answered);
  return { ...banded(instrument, total), prorated: true, flags: ["prorated"] };
}

function banded(instrument: Instrument, total: number | null): Outcome {
  if (total === null) return NOT_SCORABLE;
  return { total, band: bandOf(instrument, total)?.name ?? null, prorated: false, flags: NOTHING };
}

function mean(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length < values.length || known.length === 0 ? null : known.reduce((a, b) => a + b, 0) / known.length;
}

/** The worst tier the answers show. With blanks left it is a floor, flagged so; a floor of the lowest two is no answer at all. */
function tierOf(
  scoring: Extract<NonNullable<Instrument["scoring"]>, { rule: "tier" }>,
  instrument: Instrument,
  given: Answers,
): Outcome {
  const shown = scoring.tiers.findIndex((tier) => holds(tier.when, given));
  const complete = instrument.items.every((item) => (given.get(item.linkId) ?? null) !== null);
  const worst = scoring.tiers[shown]?.name;
  if (complete || shown === 0)
    return { total: null, band: worst ?? scoring.otherwise, prorated: false, flags: NOTHING };
  const floor = shown > 0 && shown < scoring.tiers.length - 1 ? (worst ?? null) : null;
  return {
    total: null,
    band: floor,
    prorated: false,
    flags: ["risk-unknown", ...(floor === null ? ["not-scorable"] : [])],
  };
}

function safetyFlags({ safetyItem, moreSafetyItems = [] }: Instrument, given: Answers): string[] {
  const flagOf = ({ linkId, alertFrom }: NonNullable<typeof safetyItem>, answer: number | null | undefined) => {
    if (answer === undefined) return [];
    if (answer === null) return [`item${linkId}-unanswered`];
    return answer >= alertFrom ? [`item${linkId}-positive`] : [];
  };
  return [
    ...(safetyItem === undefined ? [] : flagOf(safetyItem, given.get(safetyItem.linkId) ?? null)),
    ...moreSafetyItems.flatMap((item) => flagOf(item, given.get(item.linkId))),
  ];
}

function cutFlags({ cutFlag, screenCut }: Instrument, total: number | null): string[] {
  const reached = cutFlag !== undefined && screenCut !== undefined && total !== null && total >= screenCut;
  return reached ? [cutFlag] : [];
}

function answeredCount(instrument: Instrument, answers: readonly (number | null)[]): number {
  const { items } = instrument;
  let [ofScored, ofAny, anyScored] = [0, 0, false];
  for (let place = 0; place < items.length; place += 1) {
    const isScored = items[place]?.scored === true;
    anyScored ||= isScored;
    if (place >= answers.length || (answers[place] ?? null) === null) continue;
    ofAny += 1;
    if (isScored) ofScored += 1;
  }
  return anyScored ? ofScored : ofAny;
}
