import type { AnswerRule, Instrument } from "./instrument.ts";

/** What does not fit inside one instrument: items named but absent, a total its answers cannot reach. Empty when sound. */
export function instrumentFaults(instrument: Instrument): string[] {
  return [
    ...namedItems(instrument)
      .filter(([, linkId]) => !instrument.items.some((item) => item.linkId === linkId))
      .map(([where, linkId]) => `${instrument.id}: ${where} names item "${linkId}", which it does not have`),
    ...itemFaults(instrument),
    ...translationFaults(instrument),
    ...reachFaults(instrument),
  ];
}

function namedItems(instrument: Instrument): [where: string, linkId: string][] {
  const { scoring, safetyItem, moreSafetyItems = [] } = instrument;
  const rules = [
    ...(instrument.flags ?? []).map((flag) => flag.when),
    ...(scoring?.rule === "tier" ? scoring.tiers.map((tier) => tier.when) : []),
  ];
  return [
    ...(safetyItem === undefined ? [] : [safetyItem])
      .concat(moreSafetyItems)
      .map(({ linkId }) => named("the safety item", linkId)),
    ...(scoring?.rule === "item" ? [named("scoring", scoring.linkId)] : []),
    ...(scoring?.rule === "sleep-efficiency"
      ? [scoring.bed, scoring.latency, scoring.awake, scoring.woke, scoring.up].map((id) => named("scoring", id))
      : []),
    ...(instrument.skips ?? []).flatMap((skip) => [skip.linkId, ...skip.zero].map((id) => named("a skip", id))),
    ...(instrument.subscales ?? []).flatMap((part) => part.linkIds.map((id) => named(`subscale ${part.id}`, id))),
    ...rules.flatMap((rule) => itemsOf(rule).map((id) => named("an answer rule", id))),
  ];
}

function named(where: string, linkId: string): [string, string] {
  return [where, linkId];
}

function itemsOf(rule: AnswerRule): string[] {
  return rule.flat().flatMap((condition) => condition.linkIds);
}

function itemFaults(instrument: Instrument): string[] {
  const { id, items, fewestAnswers, licence } = instrument;
  const faults: string[] = [];
  if (new Set(items.map((item) => item.linkId)).size < items.length) faults.push(`${id}: two items share a linkId`);
  for (const { linkId, options, text } of items) {
    if (new Set(options.map((option) => option.value)).size < options.length) {
      faults.push(`${id}: item ${linkId} offers one value twice`);
    }
    if (text !== undefined && licence !== "A")
      faults.push(`${id}: item ${linkId} ships words its licence does not allow`);
  }
  if (fewestAnswers !== undefined && fewestAnswers > items.length)
    faults.push(`${id}: asks for more answers than it has items`);
  const left = fewestAnswers === undefined ? [] : items.slice(fewestAnswers).filter((item) => item.scored);
  for (const { linkId } of left) faults.push(`${id}: item ${linkId} is scored, so a form may not leave it out`);
  return faults;
}

/** A translation has the words of every item and option, for items the instrument has, and only where its licence lets words ship. */
function translationFaults({ id, items, licence, languages, translations = {} }: Instrument): string[] {
  return Object.entries(translations).flatMap(([language, words]) => {
    const where = `${id}, ${language}:`;
    const faults = items
      .filter(({ linkId }) => !words.items.some((item) => item.linkId === linkId))
      .map(({ linkId }) => `${where} item ${linkId} has no words`);
    for (const { linkId, options } of words.items) {
      const item = items.find((one) => one.linkId === linkId);
      if (item === undefined)
        faults.push(`${where} has words for item "${linkId}", which the instrument does not have`);
      const said = options ?? words.options;
      for (const { value } of item?.options ?? []) {
        if (!said.some((option) => option.value === value))
          faults.push(`${where} item ${linkId} has no words for answer ${value}`);
      }
    }
    if (licence !== "A") faults.push(`${where} ships words its licence does not allow`);
    if (!languages.includes(language)) faults.push(`${where} is not among its languages`);
    return faults;
  });
}

/** The sum of the least and of the greatest answers must be the ends of the total. */
function reachFaults(instrument: Instrument): string[] {
  const { total, scoring, items } = instrument;
  const scored = items.filter((item) => item.scored);
  if (total === null || scored.length === 0 || (scoring !== undefined && scoring.rule !== "sum")) return [];
  const factor = scoring?.factor ?? 1;
  const ends = [Math.min, Math.max].map(
    (pick) =>
      scored.reduce(
        (sum, item) =>
          sum + pick(...(item.range ? [item.range.min, item.range.max] : item.options.map((option) => option.value))),
        0,
      ) * factor,
  );
  if (ends[0] === total.min && ends[1] === total.max) return [];
  return [`${instrument.id}: answers add up to ${ends[0]} to ${ends[1]}, the total says ${total.min} to ${total.max}`];
}
