import type { Instrument } from "../../clinical/knowledge/instrument.ts";
import { scoreAnswers } from "../../clinical/measurement/score-answers.ts";
import { isObject, type Json, objectAt } from "../json.ts";
import { codesOf, LOINC } from "./codeable-concept.ts";
import type { Draft, MapContext } from "./draft.ts";
import { answerValue, emptyAnswers, itemOf } from "./instrument-codes.ts";
import { isSettled } from "./map-observation.ts";
import { choiceOfMoment, dayOf } from "./moment-of.ts";

type Meanings = Pick<MapContext, "codes" | "knowledge">;

/** One resource of a patient, and what its own mapper made of it. */
export interface MappedResource {
  readonly type: string;
  readonly id: string;
  readonly resource: Json;
  readonly drafts: readonly Draft[] | null;
  /** The resource carries its entry whole: it is taken as it is, never merged into. */
  readonly fixed: boolean;
}

type ScoreDraft = Draft & {
  readonly instrument: string;
  readonly answers?: readonly (number | null)[];
  readonly total?: number;
  readonly note?: string;
};

/**
 * Makes one score of what the source tells in several resources: items sent one by one become the answers of one form, and
 * a total beside a form's answers is that form's, not a second score. The answers decide; a stated total that differs is noted.
 */
export function gatherScores(resources: readonly MappedResource[], context: Meanings): MappedResource[] {
  const withItems = gatherItems(resources, context);
  const forms = new Map<string, { form: ScoreDraft; fixed: boolean }>();
  for (const { drafts, fixed } of withItems) {
    for (const draft of drafts ?? []) {
      if (isScore(draft) && draft.answers !== undefined) forms.set(formKey(draft), { form: draft, fixed });
    }
  }
  const merged = new Map<string, Draft>();
  const result = withItems.map((one) => {
    const [total] = one.drafts ?? [];
    if (one.fixed || total === undefined || !isScore(total) || total.total === undefined) return one;
    const found = forms.get(formKey(total));
    if (found === undefined) return one;
    const { form, fixed } = found;
    if (!fixed) merged.set(form.id, withTotal(form, total.total, context));
    return { ...one, drafts: [] };
  });
  return result.map((one) =>
    one.fixed || one.drafts === null
      ? one
      : { ...one, drafts: one.drafts.map((draft) => merged.get(draft.id) ?? draft) },
  );
}

function isScore(draft: Draft): draft is ScoreDraft {
  // A carried entry is not validated yet: anything may stand here.
  return isObject(draft) && draft.kind === "score" && typeof draft.instrument === "string";
}
function formKey(score: ScoreDraft): string {
  return `${score.instrument} ${dayOf(String(score.at))}`;
}

/** A form whose own answers do not add up to a score takes the stated total, and keeps its safety answer. */
function withTotal(form: ScoreDraft, total: number, { knowledge }: Meanings): Draft {
  const instrument = knowledge.instruments.get(form.instrument);
  if (instrument === undefined || form.answers === undefined) return form;
  const { answers, ...rest } = form;
  const scored = scoreAnswers(instrument, answers);
  if (scored.total !== null) {
    const note = `The source states a total of ${total}; the answers give ${scored.total}.`;
    return scored.total === total ? form : { ...form, note };
  }
  const safety = instrument.items.findIndex((item) => item.linkId === instrument.safetyItem?.linkId);
  const safetyItem = answers[safety] ?? undefined;
  return { ...rest, total, ...(safetyItem === undefined ? {} : { safetyItem }) };
}

interface FormItem {
  readonly position: number;
  readonly instrument: Instrument;
  readonly index: number;
  readonly at: string;
}

function gatherItems(resources: readonly MappedResource[], context: Meanings): MappedResource[] {
  const groups = new Map<string, FormItem[]>();
  resources.forEach((one, position) => {
    const item = itemAt(one, position, context);
    if (item === null) return;
    const key = `${item.instrument.id} ${item.at}`;
    groups.set(key, [...(groups.get(key) ?? []), item]);
  });
  const result = [...resources];
  for (const items of groups.values()) mergeItems(items, result, context);
  return result;
}

function itemAt(one: MappedResource, position: number, { knowledge }: Meanings): FormItem | null {
  if (one.type !== "Observation" || one.drafts !== null || !isSettled(one.resource)) return null;
  const at = choiceOfMoment(one.resource, "effective");
  const place = codesOf(objectAt(one.resource, "code"), LOINC).flatMap((code) => itemOf(code, knowledge) ?? [])[0];
  return at === undefined || place === undefined ? null : { position, at, ...place };
}

/** The whole form is the entry of its first item; the others become part of it. */
function mergeItems(items: readonly FormItem[], result: MappedResource[], { codes }: Meanings): void {
  const [first] = items;
  if (first === undefined) return;
  const answers = emptyAnswers(
    first.instrument,
    items.map((item) => item.index),
  );
  for (const { position, instrument, index } of items) {
    const one = result[position];
    if (one === undefined) continue;
    answers[index] = answerValue(one.resource, instrument, index, codes) ?? null;
    result[position] = { ...one, drafts: [] };
  }
  const lead = result[first.position];
  if (lead === undefined) return;
  const score = { id: lead.id, kind: "score", at: first.at, instrument: first.instrument.id, answers } as const;
  result[first.position] = { ...lead, drafts: [score] };
}
