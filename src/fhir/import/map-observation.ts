import { type Json, numberAt, objectAt, objectsAt, textAt } from "../json.ts";
import { anyCodesOf, codesOf, codingOf, LOINC, lookUp, wordsOf } from "./codeable-concept.ts";
import type { Draft, MapContext, Mapper } from "./draft.ts";
import { instrumentOfTotal } from "./instrument-codes.ts";
import { mapPanel } from "./map-panel.ts";
import { choiceOfMoment } from "./moment-of.ts";
import { slugOf } from "./slug-of.ts";

const SETTLED = ["final", "amended", "corrected"];

/** Whether an observation says something that stands: preliminary, cancelled and mistaken ones do not. */
export function isSettled(resource: Json): boolean {
  return SETTLED.includes(textAt(resource, "status") ?? "");
}

/** An Observation as score, vital, lab or drug screen, by its LOINC code, else its category. Single form items are gathered apart. */
export const mapObservation: Mapper = (resource, id, context) => {
  const at = choiceOfMoment(resource, "effective");
  if (at === undefined || !isSettled(resource)) return null;
  const { observations } = context.codes;
  const codes = codesOf(objectAt(resource, "code"), LOINC);
  const panel = mapPanel(resource, id, at, context);
  if (panel !== null) return panel;
  const instrument = codes.flatMap((code) => instrumentOfTotal(code, context.codes, context.knowledge) ?? [])[0];
  if (instrument !== undefined) {
    const total = numberAt(resource, "valueInteger") ?? numberAt(objectAt(resource, "valueQuantity"), "value");
    return total === undefined ? null : [{ id, kind: "score", at, instrument: instrument.id, total }];
  }
  const substance = lookUp(observations.toxScreens, codes);
  if (substance !== undefined) return toxScreen(resource, id, at, substance, context);
  const vital = lookUp(observations.vitals, codes);
  if (vital !== undefined) return vitalOf(resource, id, at, vital, context);
  return byCategory(resource, id, at, context);
};

function byCategory(resource: Json, id: string, at: string, context: MapContext): Draft[] | null {
  const code = objectAt(resource, "code");
  const categories = objectsAt(resource, "category").flatMap(anyCodesOf);
  const known = lookUp(context.codes.observations.labs, codesOf(code, LOINC));
  if (known !== undefined || categories.includes("laboratory")) {
    const test = known ?? slugOf(wordsOf(code));
    return test === undefined ? null : labOf(resource, id, at, test);
  }
  const slug = slugOf(wordsOf(code));
  return categories.includes("vital-signs") && slug !== undefined ? vitalOf(resource, id, at, slug, context) : null;
}

interface Measured {
  readonly value: number;
  readonly unit: string;
  /** Where the source gives a bound instead of a value: how it was reported. */
  readonly note?: string;
}

/** Value and unit of a quantity; null where either is absent: a number without its unit says nothing. */
function measured(holder: Json): Measured | null {
  const quantity = objectAt(holder, "valueQuantity");
  const value = numberAt(quantity, "value");
  const unit = textAt(quantity, "code") ?? textAt(quantity, "unit");
  const comparator = textAt(quantity, "comparator");
  if (value === undefined || unit === undefined) return null;
  return { value, unit, ...(comparator === undefined ? {} : { note: `Reported as ${comparator} ${value} ${unit}.` }) };
}

function codeOf(holder: Json): { code?: { system: string; code: string } } {
  const code = codingOf(objectAt(holder, "code"), LOINC);
  return code === undefined ? {} : { code };
}

function labOf(resource: Json, id: string, at: string, test: string): Draft[] | null {
  const found = measured(resource);
  return found === null ? null : [{ id, kind: "lab", at, test, ...found, ...codeOf(resource) }];
}

/** One vital sign, in the unit the record keeps. */
export function vitalOf(holder: Json, id: string, at: string, test: string, context: MapContext): Draft[] | null {
  const found = measured(holder);
  if (found === null) return null;
  const rule = context.codes.observations.units[found.unit];
  const kept =
    rule === undefined
      ? found
      : {
          ...found,
          value: Math.round((found.value + (rule.offset ?? 0)) * rule.factor * 1000) / 1000,
          unit: rule.unit,
        };
  return [{ id, kind: "vital", at, test, ...kept, ...codeOf(holder) }];
}

function toxScreen(resource: Json, id: string, at: string, substance: string, context: MapContext): Draft[] | null {
  const said = [
    ...anyCodesOf(objectAt(resource, "valueCodeableConcept")),
    ...objectsAt(resource, "interpretation").flatMap(anyCodesOf),
  ];
  const result = lookUp(context.codes.observations.toxResults, said);
  return result === undefined ? null : [{ id, kind: "tox-screen", at, results: [{ substance, result }] }];
}
