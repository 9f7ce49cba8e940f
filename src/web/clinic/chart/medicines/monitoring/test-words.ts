import { figure, type Say } from "../../../../shared/charts/words.ts";

/** A test by the name people use; the name itself where the catalogue has none (instruments keep theirs). */
export function testInWords(say: Say, test: string): string {
  const words = say(`monitoring.test.${test}`);
  return words.startsWith("monitoring.") ? test.replaceAll("-", " ") : words;
}

/** A UCUM unit as it is written on a report. */
export function unitInWords(say: Say, unit: string): string {
  // The separator of message keys cannot be part of one.
  const key = unit.toLowerCase().replace(/[{}[\]_\s.]/g, "");
  const words = say(`monitoring.unit.${key}`);
  return words.startsWith("monitoring.") ? unit : words;
}

/** A value with its unit. */
export function valueInWords(say: Say, locale: string, value: number, unit: string): string {
  return `${figure(value, locale, 3)} ${unitInWords(say, unit)}`;
}
