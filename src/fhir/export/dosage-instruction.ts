import type { FhirCodes } from "../../clinical/knowledge/fhir-codes.ts";
import { AS_NEEDED } from "../../clinical/timeline/doses-a-day.ts";
import type { Json } from "../json.ts";

const UCUM = "http://unitsofmeasure.org";

/** One dose in force: what of an order says how much, how often and for how long. */
export interface Dosed {
  readonly doseMg: number | null;
  readonly frequency: string;
  readonly route?: string | undefined;
  /** As needed: the most doses in one day; null where no limit was set. */
  readonly maxPerDay: number | null;
  /** As needed: for what; null where not said. */
  readonly indication?: string | null;
  /** First and last day, ISO dates; absent: not bounded. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** Place among several steps, from 1; absent: the only one. */
  readonly sequence?: number | undefined;
}

/** A quantity in UCUM. */
export function quantity(value: number, unit = "mg"): Json {
  return { value, unit, system: UCUM, code: unit };
}

/** A Dosage of R4: words, timing, as needed, route, dose, and the most in one day where a limit is known. */
export function dosageInstruction(dosed: Dosed, codes: FhirCodes): Json {
  const { doseMg, frequency, route, maxPerDay, indication, sequence } = dosed;
  const asNeeded = frequency === AS_NEEDED;
  const timing = timingOf(dosed, codes);
  const limit = asNeeded && doseMg !== null && maxPerDay !== null ? doseMg * maxPerDay : null;
  return {
    ...(sequence === undefined ? {} : { sequence }),
    text: wordsOf(dosed),
    ...(timing === null ? {} : { timing }),
    ...(asNeeded ? asNeededOf(indication ?? null) : {}),
    ...(route === undefined ? {} : { route: { text: route } }),
    ...(doseMg === null ? {} : { doseAndRate: [{ doseQuantity: quantity(doseMg) }] }),
    ...(limit === null
      ? {}
      : { maxDosePerPeriod: { numerator: quantity(limit), denominator: { ...quantity(1, "d"), unit: "day" } } }),
  };
}

function asNeededOf(indication: string | null): Json {
  return indication === null ? { asNeededBoolean: true } : { asNeededCodeableConcept: { text: indication } };
}

const AT_BEDTIME = ["nightly", "at-bedtime"];

/** When it is taken, and within which days; null where neither is known. */
function timingOf({ frequency, from, to }: Dosed, codes: FhirCodes): Json | null {
  const bounds =
    from === undefined && to === undefined
      ? {}
      : { boundsPeriod: { ...(from === undefined ? {} : { start: from }), ...(to === undefined ? {} : { end: to }) } };
  const rhythm = rhythmOf(frequency, codes);
  if (rhythm === null && from === undefined && to === undefined) return null;
  return { repeat: { ...bounds, ...rhythm } };
}

/** The rhythm a word of the record stands for, by the same table that reads it; null where FHIR is given none. */
function rhythmOf(frequency: string, { medications }: FhirCodes): Json | null {
  if (AT_BEDTIME.includes(frequency)) return { frequency: 1, period: 1, periodUnit: "d", when: ["HS"] };
  const key = Object.entries(medications.frequencies).find(([, word]) => word === frequency)?.[0];
  if (key === undefined) return null;
  const [times, period, periodUnit] = key.split("/");
  return { frequency: Number(times), period: Number(period), periodUnit };
}

function wordsOf({ doseMg, frequency, maxPerDay, from, to }: Dosed): string {
  return [
    doseMg === null ? "dose not known" : `${doseMg} mg`,
    frequency.replaceAll("-", " "),
    ...(frequency === AS_NEEDED && maxPerDay !== null ? [`at most ${maxPerDay} a day`] : []),
    ...(from === undefined ? [] : [`from ${from}`]),
    ...(to === undefined ? [] : [`to ${to}`]),
  ].join(", ");
}
