import type { MedicineLine } from "../../../../http/contract/medicines.ts";
import { figure, type Say, slugInWords } from "../../../shared/charts/words.ts";

/** Below this a dose reads better in micrograms. */
const SMALL_MG = 0.1;

/** A dose with its unit: `50 mg`, `25 mcg`; in words where it is not known. */
export function doseInWords(say: Say, locale: string, doseMg: number | null): string {
  if (doseMg === null) return say("dose.unknown-short");
  if (doseMg < SMALL_MG) return say("medicines.mcg", { mcg: figure(doseMg * 1000, locale, 3) });
  return say("dose.mg", { mg: figure(doseMg, locale, 3) });
}

/** Dose and how often, with the limit of what is taken as needed. */
export function takingInWords(say: Say, locale: string, line: MedicineLine): string {
  if (line.source === "substance")
    return [line.frequency === null ? "" : slugInWords(say, "medicines.option", line.frequency), line.amount ?? ""]
      .filter((part) => part !== "")
      .join(", ");
  const often = line.frequency === null ? "" : slugInWords(say, "frequency", line.frequency);
  const most = line.maxPerDay === null ? "" : say("medicines.most-a-day", { most: line.maxPerDay });
  return [`${doseInWords(say, locale, line.doseMg)} ${often}`.trim(), most].filter((part) => part !== "").join(", ");
}
