import type { TFunction } from "i18next";
import type { RegistryRow } from "../../../clinical/registry/row.ts";
import { dayOf, formatClock, formatDay } from "../../shared/ui/format-date.ts";
import { formatAmount, formatChange } from "../../shared/ui/format-number.ts";
import { said } from "./said.ts";

/** Whole years between two ISO dates. */
export function ageOn(birthDate: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return on.slice(5, 10) < birthDate.slice(5, 10) ? years - 1 : years;
}

/** Whole days between two ISO dates. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to.slice(0, 10)) - Date.parse(from.slice(0, 10))) / 86_400_000);
}

/** `Today 14:30` or `Wed 4 Mar`; null where nothing is booked. */
export function nextVisitWords(
  t: TFunction,
  row: RegistryRow,
  timeZone: string,
): { readonly today: boolean; readonly text: string } | null {
  if (!row.nextVisit) return null;
  const day = dayOf(row.nextVisit.at, timeZone);
  if (day !== row.derivedOn) return { today: false, text: formatDay(day, said(t, "locale"), row.derivedOn) };
  const clock = row.nextVisit.at.includes("T") ? formatClock(row.nextVisit.at, said(t, "locale"), timeZone) : "";
  return { today: true, text: clock };
}

/** `Last asked 20 Nov: PHQ-9. Not answered.`; empty where nothing waits. */
export function askedWords(t: TFunction, { asked, derivedOn }: RegistryRow): string {
  if (!asked) return "";
  const date = formatDay(asked.on, said(t, "locale"), derivedOn);
  const words = said(t, "registry.asked.long", { date, forms: asked.instruments.join(", ") });
  return asked.remind ? `${words} ${said(t, "registry.asked.remindLong")}` : words;
}

const sentences = new WeakMap<RegistryRow, { readonly t: TFunction; readonly sentence: string }>();

/** The row as one sentence for the ear, put together once for as long as the row and the language stay. */
export function sentenceOf(t: TFunction, row: RegistryRow, timeZone: string): string {
  const known = sentences.get(row);
  if (known?.t === t) return known.sentence;
  const sentence = rowSentence(t, row, timeZone);
  sentences.set(row, { t, sentence });
  return sentence;
}

/** The row as one sentence for the ear: who, what to consider, and the numbers that say so. */
function rowSentence(t: TFunction, row: RegistryRow, timeZone: string): string {
  const age = row.birthDate ? String(ageOn(row.birthDate, row.derivedOn)) : said(t, "registry.row.ageUnknown");
  const consider = row.consider?.text ?? said(t, "registry.row.nothing");
  const visit = nextVisitWords(t, row, timeZone);
  const next = visit
    ? said(t, "registry.row.nextVisit", {
        when: visit.today ? `${said(t, "registry.today")} ${visit.text}` : visit.text,
      })
    : said(t, "registry.noneBooked");
  const words = [
    `${row.name}, ${age}`,
    said(t, `registry.flag.${row.flag}`),
    consider,
    askedWords(t, row).replace(/\.$/, ""),
    symptomWords(t, row),
    medicineWords(t, row),
    next,
  ];
  return words.filter((word) => word !== "").join(". ");
}

function symptomWords(t: TFunction, row: RegistryRow): string {
  if ("unknown" in row.symptom) return said(t, "registry.row.symptomUnknown", { word: row.symptom.unknown });
  if (!("value" in row.symptom)) return "";
  const { instrument, first, now, changePct, weeks, stale } = row.symptom.value;
  const words = [said(t, "registry.row.symptom", { instrument, first, now })];
  if (stale) words.push(said(t, "registry.row.stale", { days: daysBetween(row.symptom.asOf, row.derivedOn) }));
  else if (changePct !== null) words.push(formatChange(changePct));
  if (weeks !== null) words.push(said(t, "registry.row.weeks", { weeks }));
  return words.join(", ");
}

/** Visits of the 8 weeks, counted by track, for the ear. */
export function visitWords(t: TFunction, row: RegistryRow): string {
  const count = (track: "therapy" | "medication") => {
    const ofTrack = row.visits.filter((visit) => visit.track === track || visit.track === "both");
    return { held: ofTrack.filter((visit) => visit.attended).length, all: ofTrack.length };
  };
  const therapy = count("therapy");
  const medication = count("medication");
  if (row.visits.length === 0) return said(t, "registry.row.noVisits");
  return [
    ...(therapy.all > 0 ? [said(t, "registry.row.therapyVisits", therapy)] : []),
    ...(medication.all > 0 ? [said(t, "registry.row.medicationVisits", medication)] : []),
  ].join(", ");
}

/** `100`, or a word where there is no fixed daily dose. */
export function doseWords(t: TFunction, medicine: RegistryRow["medicines"][number]): string {
  if (medicine.dailyMg !== null) return formatAmount(medicine.dailyMg);
  return medicine.frequency === "as-needed" ? said(t, "registry.asNeeded") : said(t, "registry.doseUnknown");
}

/** Every medicine with its dose, for the ear and on hover. */
export function medicineWords(t: TFunction, row: RegistryRow): string {
  if (row.medicines.length === 0) return said(t, "registry.row.noMedicine");
  return row.medicines.map((medicine) => `${medicine.name} ${doseWords(t, medicine)}`).join(", ");
}
