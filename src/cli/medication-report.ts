import type { MedicationSheet } from "../clinical/medication/medication-sheet.ts";

const LABEL_WIDTH = 14;

/** A medicine as a page to read at a terminal. What is not known is left out, or says so. */
export function medicationReport(sheet: MedicationSheet): string {
  const { name, group, parent, interactions, population, monitoring, references, knowledge } = sheet;
  return [
    `${name}  (${group})`,
    ...[
      ["Product of", parent],
      ["Other names", sheet.aliases.join(", ") || undefined],
      ["RxNorm", sheet.rxcui],
      ["ATC", sheet.atc],
      ["Classes", sheet.classes.join(", ") || undefined],
      ["Dose", doseLine(sheet)],
      ["Note", sheet.doseNote],
      ["Half-life", halfLife(sheet)],
    ].flatMap(([label, text]) => (text === undefined ? [] : [`  ${label?.padEnd(LABEL_WIDTH)}${text}`])),
    ...section(
      "In particular people",
      population,
      (row) => `${row.severity}: ${row.population}, ${row.condition}: ${row.action}`,
    ),
    ...cardLines(sheet),
    ...missedLines(sheet),
    ...section("To be monitored", monitoring, (row) => `${row.what} (${whenLine(row)}): ${row.action}`),
    ...section(
      "Interactions",
      interactions,
      (row) => `${row.severity}: ${(row.together ?? [row.a, row.b]).join(" with ")}: ${row.management}`,
    ),
    "",
    "Sources",
    ...references.map(({ id, citation }) => `  ${id}: ${citation}`),
    "",
    `Knowledge ${knowledge.version} of ${knowledge.asOf}. (GK) = general knowledge, to be checked against the current label.`,
  ].join("\n");
}

function section<T extends { readonly id: string; readonly seen: boolean }>(
  title: string,
  rows: readonly T[],
  line: (row: T) => string,
) {
  if (rows.length === 0) return [];
  return ["", title, ...rows.map((row) => `  ${row.id}  ${line(row)}${row.seen ? "" : " (GK)"}`)];
}

/** What to tell the patient, as on the printed card. */
function cardLines({ card }: MedicationSheet): string[] {
  if (card === null) return ["", "What to expect", "  no card yet"];
  const list = (title: string, words: readonly string[]) =>
    words.length === 0 ? [] : [`  ${title}: ${words.join(" ")}`];
  return [
    "",
    `What to expect${card.mark === "GK" ? " (GK)" : ""}`,
    `  ${card.when}`,
    ...list("At first", [`${card.early.join("; ")}.`, ...(card.eases === null ? [] : [card.eases])]),
    ...list("How to take it", card.howToTake),
    ...list("Call the same day", card.callUs.length === 0 ? [] : [`${card.callUs.join("; ")}.`]),
    ...list("Help at once", card.getHelpNow.length === 0 ? [] : [`${card.getHelpNow.join("; ")}.`]),
    `  ${card.stopping}`,
  ];
}

/** What to do after a missed dose, and after a longer gap. */
function missedLines({ missedDose }: MedicationSheet): string[] {
  if (missedDose === null)
    return ["", "After a missed dose", "  no advice is held: follow the leaflet, ask a pharmacist"];
  const { words, clinician, restarts, mark } = missedDose;
  return [
    "",
    `After a missed dose${mark === "source" ? "" : ` (${mark})`}`,
    `  ${words.join(" ")}`,
    ...(clinician === null ? [] : [`  For the clinician: ${clinician}`]),
    ...restarts.map(
      ({ missedDays, severity, management }) => `  ${missedDays} days or more (${severity}): ${management}`,
    ),
  ];
}

function doseLine({
  usualStartMg,
  minimumEffectiveMg,
  maximumMg,
  labelMaximumMg,
  unitDose,
  doseUnit,
}: MedicationSheet) {
  const start = usualStartMg ?? unitDose?.start;
  const least = minimumEffectiveMg ?? unitDose?.targetMin;
  const most = maximumMg ?? unitDose?.targetMax;
  const label = labelMaximumMg ?? unitDose?.labelMax;
  if (start === undefined && most === undefined && label === undefined) return "not held";
  const figure = (value: number | undefined) => value ?? "not known";
  const figures = `start ${figure(start)}, usual ${figure(least)} to ${figure(most)}, label maximum ${figure(label)}`;
  return `${figures} ${doseUnit ?? "mg/day"}`;
}

function halfLife({ halfLifeHours, halfLifeNote }: MedicationSheet): string | undefined {
  if (halfLifeHours === undefined) return halfLifeNote;
  return `${halfLifeHours} h${halfLifeNote === undefined ? "" : ` (${halfLifeNote})`}`;
}

function whenLine({
  baseline,
  whenWeeks,
  thenEveryWeeks,
  scheduleNote,
}: MedicationSheet["monitoring"][number]): string {
  const parts = [
    ...(baseline === "yes" ? ["before"] : []),
    ...(whenWeeks.length > 0
      ? [`week ${whenWeeks.length > 8 ? `${whenWeeks[0]} to ${whenWeeks.at(-1)}` : whenWeeks.join(", ")}`]
      : []),
    ...(thenEveryWeeks === undefined ? [] : [`then every ${thenEveryWeeks} weeks`]),
    ...(scheduleNote === undefined ? [] : [scheduleNote]),
  ];
  return parts.join("; ") || "no set time";
}
