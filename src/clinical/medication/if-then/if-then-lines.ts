import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { MedicationFacts } from "../../knowledge/medication-facts.ts";
import { sentence } from "../../knowledge/sentence.ts";
import type { CrisisLine } from "../../safety/crisis-lines.ts";
import { type CardInWords, cardInWords } from "../card/card-for.ts";
import { missedDoseAdvice } from "../missed-dose/missed-dose-advice.ts";

export const IF_THEN_PARTS = ["missed-dose", "side-effect", "symptoms", "danger"] as const;
type IfThenPart = (typeof IF_THEN_PARTS)[number];

/** One line of the card, in the patient's words. */
export interface IfThenLine {
  readonly about: IfThenPart;
  readonly when: string;
  readonly do: string;
}

/** What a card is made of: only what is on record of this person, and what knowledge holds of the medicines. */
export interface IfThenGround {
  /** What is taken now, prescribed first. */
  readonly medicines: readonly MedicationFacts[];
  /** Names of those taken only as needed: there is no missed dose of them. */
  readonly asNeeded: ReadonlySet<string>;
  readonly warningSigns: readonly string[];
  readonly copingStrategies: readonly string[];
  readonly contacts: readonly string[];
  /** How the person comes back into care, in their plan's words; null where the plan does not say. */
  readonly reEntry: string | null;
  readonly crisis: readonly CrisisLine[];
  /** In care for opioids: what to do about an overdose stands on the card. */
  readonly isOpioidCare: boolean;
}

/** Things to feel, named on one line: more are not read. */
const NAMED = 3;

/** The card of one person as a proposal: a clinician reads and changes it before it is given. No number stands on it but a label's or a crisis line's. */
export function ifThenLines(ground: IfThenGround, knowledge: Knowledge, language: string): IfThenLine[] {
  const say: Say = (key, values = {}) => sentence(knowledge, language, `if-then.${key}`, values);
  return [
    ...ground.medicines
      .filter(({ name }) => !ground.asNeeded.has(name))
      .map((one) => missed(one, say, knowledge, language)),
    ...ground.medicines.flatMap((one) => effects(cardInWords(one, knowledge, language), say)),
    ...symptoms(ground, say),
    ...danger(ground, say, knowledge, language),
  ];
}

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string;

function missed(facts: MedicationFacts, say: Say, knowledge: Knowledge, language: string): IfThenLine {
  const advice = missedDoseAdvice(facts, knowledge, language);
  return {
    about: "missed-dose",
    when: say("if.missed", { medicine: facts.name }),
    do: advice === undefined ? say("then.leaflet") : lowerFirst(advice.words.join(" ")),
  };
}

function effects(card: CardInWords | undefined, say: Say): IfThenLine[] {
  if (card === undefined) return [];
  const { medication: medicine } = card;
  const list = (words: readonly string[]) => words.slice(0, NAMED).map(ofMe).join("; ");
  return [
    {
      about: "side-effect",
      when: say("if.effect", { medicine, effects: list(card.early) }),
      do: [say("then.effect"), card.eases ?? ""].join(" ").trim(),
    },
    ...(card.callUs.length === 0
      ? []
      : [
          {
            about: "side-effect" as const,
            when: say("if.effect", { medicine, effects: list(card.callUs) }),
            do: say("then.call"),
          },
        ]),
  ];
}

function symptoms(of: IfThenGround, say: Say): IfThenLine[] {
  const [contact] = of.contacts;
  const steps = [
    ...(of.copingStrategies.length === 0
      ? []
      : [say("then.coping", { coping: of.copingStrategies.slice(0, NAMED).join("; ") })]),
    ...(contact === undefined ? [] : [say("then.tell", { contact })]),
    of.reEntry ?? say("then.call-worse"),
  ].join(" ");
  const signs =
    of.warningSigns.length === 0 ? [say("if.worse")] : of.warningSigns.map((sign) => say("if.sign", { sign }));
  return signs.map((sign) => ({ about: "symptoms", when: sign, do: steps }));
}

function danger(of: IfThenGround, say: Say, knowledge: Knowledge, language: string): IfThenLine[] {
  const line = of.crisis.find(({ kind }) => kind === "crisis-line") ?? of.crisis[0];
  const emergency = of.crisis.find(({ kind }) => kind === "emergency");
  const call = (one: CrisisLine | undefined) =>
    one?.number == null ? say("then.emergency-here") : say("then.number", { name: one.name, number: one.number });
  const urgent = [
    ...new Set(of.medicines.flatMap((one) => cardInWords(one, knowledge, language)?.getHelpNow ?? [])),
  ].map(ofMe);
  return [
    { about: "danger", when: say("if.danger"), do: call(line) },
    ...(urgent.length === 0
      ? []
      : [{ about: "danger" as const, when: say("if.urgent", { signs: urgent.join("; ") }), do: call(emergency) }]),
    ...(of.isOpioidCare
      ? [{ about: "danger" as const, when: say("if.overdose"), do: say("then.overdose", { call: call(emergency) }) }]
      : []),
  ];
}

const MINE: readonly (readonly [RegExp, string])[] = [
  [/\byou are\b/gi, "I am"],
  [/\byourself\b/gi, "myself"],
  [/\byour\b/gi, "my"],
  [/\byou\b/gi, "I"],
];

/** Words of a card that speak to the reader, as the reader says them. */
function ofMe(words: string): string {
  return MINE.reduce((said, [yours, mine]) => said.replace(yours, mine), lowerFirst(words));
}

/** Within a sentence; what is a name or an abbreviation keeps its capital. */
function lowerFirst(words: string): string {
  return /^[A-Z][a-z ]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
