import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { MedicationFacts } from "../../knowledge/medication-facts.ts";
import { sentence } from "../../knowledge/sentence.ts";
import { compiledCatalogue } from "../compiled-catalogue.ts";
import type { MissedDoseRow } from "./missed-dose-row.ts";

/** What to do after a missed dose: for the patient in sentences, for the clinician with the gaps that ask for a new beginning. */
export interface MissedDoseAdvice {
  /** Patient's words, in the order to be read. */
  readonly words: readonly string[];
  readonly clinician: string | null;
  readonly restarts: readonly {
    readonly missedDays: number;
    readonly severity: string;
    readonly management: string;
    readonly sources: readonly string[];
  }[];
  readonly mark: MissedDoseRow["mark"];
  readonly sources: readonly string[];
}

/** The row of a medicine: its own before its ingredient's before its class's. Undefined where none is held, which is said and never filled. */
export function missedDoseRow(facts: MedicationFacts, knowledge: Knowledge): MissedDoseRow | undefined {
  const { means } = compiledCatalogue(knowledge);
  const rows = knowledge.catalogue.missedDoses;
  return (
    rows.find(({ targets }) => targets.includes(facts.name)) ??
    rows.find(({ targets }) => targets.some((target) => !target.startsWith("class:") && means(target, facts))) ??
    rows.find(({ targets }) => targets.some((target) => means(target, facts)))
  );
}

/** The advice on a medicine in a person's language. Undefined where no label or guideline is held on it. */
export function missedDoseAdvice(
  facts: MedicationFacts,
  knowledge: Knowledge,
  language: string,
): MissedDoseAdvice | undefined {
  const row = missedDoseRow(facts, knowledge);
  if (row === undefined) return undefined;
  const restarts = knowledge.catalogue.rules.restarts
    .filter(({ medication }) => medication === facts.name)
    .toSorted((one, other) => one.missedDays - other.missedDays);
  const say = (key: string, values = {}) => sentence(knowledge, language, `medicine-card.missed.${key}`, values);
  const [first] = restarts;
  return {
    words: [
      say(row.advice, { hours: row.hours ?? 0 }),
      ...(row.advice === "injection" ? [] : [say("never-double")]),
      ...(first === undefined ? [] : [say("restart", { days: first.missedDays })]),
    ],
    clinician: row.clinician ?? null,
    restarts: restarts.map(({ missedDays, severity, management, sources }) => ({
      missedDays,
      severity,
      management,
      sources,
    })),
    mark: row.mark,
    sources: [...new Set([...row.sources, ...restarts.flatMap(({ sources }) => sources)])],
  };
}
