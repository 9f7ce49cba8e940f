import { type Json, objectAt, objectsAt } from "../json.ts";
import { codesOf, LOINC, lookUp } from "./codeable-concept.ts";
import type { Draft, MapContext } from "./draft.ts";
import { answerValue, emptyAnswers, itemOf } from "./instrument-codes.ts";
import { vitalOf } from "./map-observation.ts";

/** An Observation with components: a form with its answers, or several vital signs taken at once. */
export function mapPanel(resource: Json, id: string, at: string, context: MapContext): Draft[] | null {
  return answersOf(resource, id, at, context) ?? vitalsOf(resource, id, at, context);
}

function answersOf(resource: Json, id: string, at: string, { codes, knowledge }: MapContext): Draft[] | null {
  const placed = objectsAt(resource, "component").flatMap((component) => {
    const place = codesOf(objectAt(component, "code"), LOINC).flatMap((code) => itemOf(code, knowledge) ?? [])[0];
    return place === undefined ? [] : [{ component, ...place }];
  });
  const instrument = placed[0]?.instrument;
  if (instrument === undefined) return null;
  const own = placed.filter((one) => one.instrument === instrument);
  const answers = emptyAnswers(
    instrument,
    own.map((one) => one.index),
  );
  for (const { component, index } of own) answers[index] = answerValue(component, instrument, index, codes) ?? null;
  return [{ id, kind: "score", at, instrument: instrument.id, answers }];
}

function vitalsOf(resource: Json, id: string, at: string, context: MapContext): Draft[] | null {
  const { vitals, vitalPanels } = context.codes.observations;
  if (!codesOf(objectAt(resource, "code"), LOINC).some((code) => vitalPanels.includes(code))) return null;
  const found = objectsAt(resource, "component").flatMap((component) => {
    const test = lookUp(vitals, codesOf(objectAt(component, "code"), LOINC));
    return test === undefined ? [] : (vitalOf(component, `${id}#${test}`, at, test, context) ?? []);
  });
  return found.length === 0 ? null : found;
}
