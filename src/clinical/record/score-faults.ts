import { findInstrument } from "../knowledge/find-instrument.ts";
import type { Instrument, InstrumentItem } from "../knowledge/instrument.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { scoreAnswers } from "../measurement/score-answers.ts";
import type { EntryOf } from "./entry.ts";
import { found } from "./found.ts";
import { oneOf, type ShapeFault } from "./shape-faults.ts";

/** What of a score does not fit its instrument: the number of answers, each answer, the total, the safety item. */
export function scoreFaults(score: EntryOf<"score">, knowledge: Knowledge): ShapeFault[] {
  const instrument = knowledge.instruments.get(score.instrument);
  if (instrument === undefined)
    return [{ field: "instrument", reason: unknownInstrument(score.instrument, knowledge) }];
  return [
    ...(score.answers === undefined ? [] : answersFaults(instrument, score.answers)),
    ...totalFaults(instrument, score),
    ...safetyItemFaults(instrument, score),
    ...languageFaults(instrument, score),
    ...versionFaults(instrument, score),
    ...subscaleFaults(instrument, score),
  ];
}

function unknownInstrument(name: string, knowledge: Knowledge): string {
  const meant = findInstrument(knowledge, name);
  const hint = meant === undefined ? "" : `; did you mean “${meant.id}”?`;
  return `is not an instrument Accord knows; found ${found(name)}${hint}`;
}

/** Whether the form has a place for each answer and takes the answer given there. */
export function answersFaults(instrument: Instrument, answers: readonly (number | null)[]): ShapeFault[] {
  const { id, items } = instrument;
  if (items.length === 0) return [{ field: "answers", reason: `of ${id} are not taken here: give its total` }];
  const fewest = instrument.fewestAnswers ?? items.length;
  if (answers.length < fewest || answers.length > items.length) {
    const takes = fewest === items.length ? fewest : `${fewest} to ${items.length}`;
    return [
      {
        field: "answers",
        reason: `must be ${takes} answers for ${id} (null where not answered); found ${answers.length}`,
      },
    ];
  }
  return answers.flatMap((answer, place) => {
    const item = items[place];
    if (answer === null || item === undefined || takes(item, answer)) return [];
    return [
      { field: `answers[${place}]`, reason: `item ${item.linkId} of ${id} takes ${range(item)}; found ${answer}` },
    ];
  });
}

function takes(item: InstrumentItem, answer: number): boolean {
  if (item.options.some((option) => option.value === answer)) return true;
  if (item.range === undefined) return item.options.length === 0;
  const { min, max, wholeNumbers } = item.range;
  return answer >= min && answer <= max && (!wholeNumbers || Number.isInteger(answer));
}

function range(item: InstrumentItem): string {
  if (item.range === undefined) return oneOf(item.options.map((option) => option.value).toSorted((a, b) => a - b));
  return `${item.range.wholeNumbers ? "a whole number" : "a number"} from ${item.range.min} to ${item.range.max}`;
}

function totalFaults(instrument: Instrument, score: EntryOf<"score">): ShapeFault[] {
  const { id, total: scale } = instrument;
  const { total, answers } = score;
  if (total === undefined) return [];
  if (scale === null) return [{ field: "total", reason: `${id} has no total: give its answers` }];
  if (total < scale.min || total > scale.max || (scale.wholeNumbers && !Number.isInteger(total))) {
    const number = scale.wholeNumbers ? "a whole number" : "a number";
    return [
      { field: "total", reason: `must be ${number} from ${scale.min} to ${scale.max} for ${id}; found ${total}` },
    ];
  }
  if (answers === undefined || answersFaults(instrument, answers).length > 0) return [];
  const worked = scoreAnswers(instrument, answers).total;
  if (worked === total) return [];
  const come = worked === null ? "cannot be scored" : `come to ${worked}`;
  return [{ field: "total", reason: `does not agree with the answers, which ${come}; found ${total}` }];
}

function safetyItemFaults(instrument: Instrument, score: EntryOf<"score">): ShapeFault[] {
  const { safetyItem: answer, answers } = score;
  if (answer === undefined) return [];
  const { id, safetyItem, items } = instrument;
  const place = items.findIndex((item) => item.linkId === safetyItem?.linkId);
  const item = items[place];
  if (item === undefined) return [{ field: "safetyItem", reason: `${id} has no safety item` }];
  if (!takes(item, answer)) {
    return [{ field: "safetyItem", reason: `item ${item.linkId} of ${id} takes ${range(item)}; found ${answer}` }];
  }
  if (answers === undefined || answers[place] === answer) return [];
  return [
    {
      field: "safetyItem",
      reason: `does not agree with answer ${item.linkId}, which is ${answers[place] ?? "blank"}; found ${answer}`,
    },
  ];
}

/** A form cannot have been filled in in a language it does not exist in. Regional forms count as their language. */
function languageFaults({ id, existsIn, languages }: Instrument, { language }: EntryOf<"score">): ShapeFault[] {
  if (language === undefined || existsIn === undefined) return [];
  const base = language.toLowerCase().split("-")[0] ?? "";
  if ([...existsIn.languages, ...languages].some((one) => one.split("-")[0] === base)) return [];
  const known =
    existsIn.languages.length > 12
      ? `${existsIn.languages.length} languages, not in this one`
      : oneOf(existsIn.languages);
  return [{ field: "language", reason: `${id} exists in ${known}; found ${found(language)}` }];
}

function versionFaults({ id, versions = [] }: Instrument, { version }: EntryOf<"score">): ShapeFault[] {
  if (version === undefined || versions.some((one) => one.id === version)) return [];
  const reason =
    versions.length === 0 ? `${id} has no versions to tell apart` : `${id} has ${oneOf(versions.map((one) => one.id))}`;
  return [{ field: "version", reason: `${reason}; found ${found(version)}` }];
}

function subscaleFaults(instrument: Instrument, { subscales, answers }: EntryOf<"score">): ShapeFault[] {
  const parts = instrument.subscales ?? [];
  return Object.entries(subscales ?? {}).flatMap(([name, value]) => {
    const field = `subscales.${name}`;
    const part = parts.find((one) => one.id === name);
    if (part === undefined) return [{ field, reason: `${instrument.id} has no such part` }];
    if (value < part.min || value > part.max)
      return [{ field, reason: `takes a number from ${part.min} to ${part.max}; found ${value}` }];
    const worked = answers === undefined ? value : (scoreAnswers(instrument, answers).subscales?.[name] ?? value);
    return worked === value
      ? []
      : [{ field, reason: `does not agree with the answers, which come to ${worked}; found ${value}` }];
  });
}
