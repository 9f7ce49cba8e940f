import { careCaseOf } from "../../clinical/findings/facts/care-case.ts";
import { sentence } from "../../clinical/knowledge/sentence.ts";
import { type CardInWords, cardInWords } from "../../clinical/medication/card/card-for.ts";
import type { Concern } from "../../clinical/medication/choice/choice-content.ts";
import {
  type ChoiceReason,
  type ComparedOptions,
  compareOptions,
  type MedicineOption,
} from "../../clinical/medication/choice/compare-options.ts";
import { suggestedConcerns } from "../../clinical/medication/choice/suggested-concerns.ts";
import { personOf, regimenOf } from "../../clinical/reconciliation/regimen-of.ts";
import { appendAudit } from "../../store/audit-trail.ts";
import { readPatientFile } from "../../store/patient-file.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { dayBefore } from "../day-before.ts";
import { recordOf } from "../derive.ts";
import { Refusal } from "../refusal.ts";
import { notFound, requireId } from "../require-id.ts";

export interface CompareQuestion {
  readonly patientId: string;
  /** Absent: the first active condition a source names medicines for. */
  readonly condition?: string | undefined;
  /** Absent: those the record suggests. */
  readonly concerns?: readonly Concern[] | undefined;
}
interface OptionInWords extends Omit<MedicineOption, "reasons" | "note"> {
  readonly reasons: readonly (ChoiceReason & { readonly words: string })[];
  readonly note: string | null;
  /** What to tell the patient of it; null where there is no card yet. */
  readonly card: CardInWords | null;
}
export interface ComparedMedicines extends Omit<ComparedOptions, "options"> {
  readonly condition: string | null;
  /** Active conditions that can be asked for. */
  readonly conditions: readonly string[];
  readonly concerns: readonly Concern[];
  /** The language of the cards: the patient's, as far as there are words in it. */
  readonly language: string;
  readonly options: readonly OptionInWords[];
  /** Citations by source id. */
  readonly references: Readonly<Record<string, string>>;
}

/** First-line medicines side by side for one patient, with reasons; nothing is chosen, nothing is kept. Read like the chart, and audited as a read of it. */
export async function compareMedicines(ctx: Ctx, asked: CompareQuestion): Promise<ComparedMedicines> {
  authorise(ctx, "chart.read");
  requireId(asked.patientId, "patient");
  const file = await readPatientFile(ctx.tx, asked.patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  await appendAudit(ctx.tx, asked.patientId, "medicines-read");
  const { knowledge, today } = ctx;
  const record = recordOf(file);
  const care = careCaseOf(record, today, knowledge);
  const conditions = care.situation.conditions.map(({ condition }) => condition);
  const condition = asked.condition ?? conditions[0];
  if (condition !== undefined && !conditions.includes(condition))
    throw new Refusal("not-found", 404, "The record has no such active condition.");
  const concerns = asked.concerns ?? suggestedConcerns(care);
  const language = record.patient.language ?? "en";
  const none = { group: null, inPlaceOf: [], options: [], isAgeAssumed: false, unknown: [] };
  const compared =
    condition === undefined
      ? none
      : compareOptions(
          {
            condition,
            regimen: regimenOf(care.timeline, knowledge),
            person: personOf(care.timeline, knowledge),
            trials: care.timeline.trials.marks.flatMap(({ medication, outcome }) =>
              medication === null ? [] : [{ medication, outcome }],
            ),
            concerns,
            today,
          },
          knowledge,
        );
  const options = compared.options.map((option) => inWords(option, ctx, language));
  return {
    ...compared,
    condition: condition ?? null,
    conditions,
    concerns,
    language,
    options,
    references: citationsOf(options, ctx),
  };
}

function inWords({ reasons, note, ...option }: MedicineOption, { knowledge }: Ctx, language: string): OptionInWords {
  const facts = knowledge.medications.get(option.medication);
  const say = (key: string) => sentence(knowledge, "en", key);
  return {
    ...option,
    note: note === null ? null : say(`choice.note.${note}`),
    reasons: reasons.map((reason) => ({ ...reason, words: say(keyOf(reason)) })),
    card: facts === undefined ? null : (cardInWords(facts, knowledge, language) ?? null),
  };
}

function citationsOf(options: readonly OptionInWords[], { knowledge }: Ctx): Record<string, string> {
  const ids = new Set(options.flatMap(({ sources, card }) => [...sources, ...(card?.sources ?? [])]));
  return Object.fromEntries([...ids].map((id) => [id, knowledge.references.get(id)?.citation ?? id]));
}

function keyOf({ code, speaks }: ChoiceReason): string {
  return code.startsWith("trial-") ? `choice.trial.${code.slice("trial-".length)}` : `choice.reason.${speaks}.${code}`;
}
