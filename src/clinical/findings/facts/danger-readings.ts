import type { ReadingMark } from "../../timeline/timeline.ts";
import type { CareCase } from "./care-case.ts";
import type { Fact, FactTable } from "./fact.ts";
import { observed } from "./sign-marks.ts";

const NOT_MEASURED = { unknown: "not measured lately" };
const TEMPERATURE = ["temperature", "body-temperature"];
const QTC = ["qtc", "qtc-interval", "ecg-qtc"];
const HEART_RATE = ["heart-rate", "pulse"];
const POTASSIUM = ["potassium", "k"];
const ANC = ["anc", "absolute-neutrophil-count"];

/** Measured values that the safety rows read; a value counts as long as a sign does. */
export const DANGER_READINGS: FactTable = {
  fever: (of) => {
    const measured = newest(of, TEMPERATURE);
    const above = measured !== undefined && celsius(measured) > of.knowledge.playbook.limits.feverAboveC;
    const seen = observed(of, "fever");
    if (above || seen?.present === true) return true;
    return measured === undefined && seen === undefined ? { unknown: "temperature not taken" } : false;
  },
  "qtc.ms": (of) => newest(of, QTC)?.value ?? NOT_MEASURED,
  "qtc.tooLong": (of) => above(newest(of, QTC)?.value, of.knowledge.playbook.limits.qtcAboveMs),
  "heartRate.perMinute": (of) => newest(of, HEART_RATE)?.value ?? NOT_MEASURED,
  "heartRate.low": (of) => below(newest(of, HEART_RATE)?.value, of.knowledge.playbook.limits.eatingHeartRateBelow),
  "potassium.value": (of) => newest(of, POTASSIUM)?.value ?? NOT_MEASURED,
  "potassium.low": (of) => below(newest(of, POTASSIUM)?.value, of.knowledge.playbook.limits.potassiumBelow),
  "anc.perMicrolitre": (of) => perMicrolitre(newest(of, ANC)) ?? NOT_MEASURED,
  "anc.low": (of) => below(perMicrolitre(newest(of, ANC)), of.knowledge.playbook.limits.ancBelow),
};

function newest({ timeline, knowledge }: CareCase, tests: readonly string[]): ReadingMark | undefined {
  const last = timeline.readings.findLast((mark) => tests.includes(mark.test.toLowerCase()));
  return last !== undefined && timeline.asOfDay - last.day <= knowledge.playbook.limits.signDays ? last : undefined;
}

function above(value: number | undefined, limit: number): Fact {
  return value === undefined ? NOT_MEASURED : value > limit;
}

function below(value: number | undefined, limit: number): Fact {
  return value === undefined ? NOT_MEASURED : value < limit;
}

/** No living person has 50 degrees Celsius: a number above it is Fahrenheit, whatever the unit field says. */
const HOTTEST_C = 50;
function celsius({ value, unit }: ReadingMark): number {
  const fahrenheit = /f/i.test(unit) || value > HOTTEST_C;
  return fahrenheit ? ((value - 32) * 5) / 9 : value;
}

/**
 * Neutrophils are written as thousands (10^9/L, K/uL) or single cells per microlitre. Where the unit says neither, a small number can only
 * be thousands; where it says cells it is believed: 40 cells are an emergency.
 */
const FEWEST_CELLS = 50;
const CELLS = /^(cells?)?\/([uµμ]l|mm3|mm\^3)$/i;
function perMicrolitre(mark: ReadingMark | undefined): number | undefined {
  if (mark === undefined) return undefined;
  const thousands =
    /10[*^]?[39]|e9|e3|k\/|g\/l|×10/i.test(mark.unit) || (mark.value < FEWEST_CELLS && !CELLS.test(mark.unit));
  return thousands ? mark.value * 1000 : mark.value;
}
