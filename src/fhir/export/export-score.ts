import type { Instrument } from "../../clinical/knowledge/instrument.ts";
import { scoreAnswers } from "../../clinical/measurement/score-answers.ts";
import type { EntryOf } from "../../clinical/record/entry.ts";
import { LOINC } from "../import/codeable-concept.ts";
import { DERIVED_EXTENSION } from "../import/entry-extension.ts";
import type { Json } from "../json.ts";
import { ACCORD_CODES } from "./export-names.ts";
import { category } from "./export-observation.ts";
import { concept, type ExportSetting, frame, noteOf } from "./resource-frame.ts";

/** A score: the filled form and the total that follows from it; or the total alone where that is all there is. */
export function scoreResources(entry: EntryOf<"score">, setting: ExportSetting, fullUrl: string): Json[] {
  const instrument = setting.knowledge.instruments.get(entry.instrument);
  if (entry.answers === undefined) {
    return [
      { ...frame("Observation", entry), ...totalBody(entry, instrument, entry.total, setting), ...noteOf(entry) },
    ];
  }
  const form = filledForm(entry, entry.answers, instrument, setting);
  const total = instrument === undefined ? null : scoreAnswers(instrument, entry.answers).total;
  if (total === null) return [form];
  const { meta } = frame("Observation", entry);
  const derived: Json = {
    resourceType: "Observation",
    id: `${String(form.id).slice(0, 58)}-total`,
    ...(meta === undefined ? {} : { meta }),
    extension: [{ url: DERIVED_EXTENSION, valueBoolean: true }],
    ...totalBody(entry, instrument, total, setting),
    derivedFrom: [{ reference: fullUrl }],
  };
  return [form, derived];
}

function totalBody(
  entry: EntryOf<"score">,
  instrument: Instrument | undefined,
  total: number | undefined,
  { subject }: ExportSetting,
): Json {
  const code = instrument?.total?.code;
  return {
    status: "final",
    ...category("survey"),
    code: concept(entry.instrument, instrument?.title, code === undefined ? undefined : { system: LOINC, code }),
    subject,
    effectiveDateTime: entry.at,
    valueQuantity: { value: total, unit: "{score}", system: "http://unitsofmeasure.org", code: "{score}" },
  };
}

function filledForm(
  entry: EntryOf<"score">,
  answers: readonly (number | null)[],
  instrument: Instrument | undefined,
  { subject }: ExportSetting,
): Json {
  return {
    ...frame("QuestionnaireResponse", entry),
    questionnaire: `${ACCORD_CODES.replace("CodeSystem/record", "Questionnaire")}/${encodeURIComponent(entry.instrument)}`,
    status: answers.includes(null) ? "stopped" : "completed",
    subject,
    authored: entry.at,
    item: answers.map((answer, index) => {
      const item = instrument?.items[index];
      return {
        linkId: item?.code ?? item?.linkId ?? String(index + 1),
        ...(item?.text === undefined ? {} : { text: item.text }),
        ...(answer === null ? {} : { answer: [{ valueDecimal: answer }] }),
      };
    }),
  };
}
