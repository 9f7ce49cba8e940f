import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { MedicationFacts } from "../../knowledge/medication-facts.ts";
import { sentence } from "../../knowledge/sentence.ts";
import { compiledCatalogue } from "../compiled-catalogue.ts";
import type { ExpectationCard } from "./expectation-card.ts";

/** A card in the words of one language, ready to be read or printed. Empty lists have nothing to say. */
export interface CardInWords {
  readonly medication: string;
  readonly title: string;
  readonly when: string;
  readonly early: readonly string[];
  /** Null where it is not known when these ease. */
  readonly eases: string | null;
  readonly later: readonly string[];
  readonly howToTake: readonly string[];
  readonly callUs: readonly string[];
  readonly getHelpNow: readonly string[];
  readonly stopping: string;
  readonly mark: ExpectationCard["mark"];
  readonly sources: readonly string[];
}

/** The card of a medicine: its own before that of its class. Undefined where there is none yet. */
export function cardOf(facts: MedicationFacts, knowledge: Knowledge): ExpectationCard | undefined {
  const { means } = compiledCatalogue(knowledge);
  const cards = knowledge.catalogue.cards;
  return (
    cards.find(({ targets }) => targets.includes(facts.name)) ??
    cards.find(({ targets }) => targets.some((target) => !target.startsWith("class:") && means(target, facts))) ??
    cards.find(({ targets }) => targets.some((target) => means(target, facts)))
  );
}

/** The card of a medicine in a person's language. Undefined where there is none yet, which the reader is told. */
export function cardInWords(facts: MedicationFacts, knowledge: Knowledge, language: string): CardInWords | undefined {
  const card = cardOf(facts, knowledge);
  if (card === undefined) return undefined;
  const say = (key: string, values = {}) => sentence(knowledge, language, `medicine-card.${key}`, values);
  const list = (group: string, names: readonly string[]) => names.map((name) => say(`${group}.${name}`));
  return {
    medication: facts.name,
    title: say("title", { medicine: facts.name }),
    when: say("when", card.works),
    early: list("effect", card.early),
    eases: card.easesWithin === undefined ? null : say("eases", card.easesWithin),
    later: list("effect", card.later),
    howToTake: list("how", card.howToTake),
    callUs: list("call", card.callUs),
    getHelpNow: list("urgent", card.getHelpNow),
    stopping: say(`stop.${card.stopping}`),
    mark: card.mark,
    sources: card.sources,
  };
}
