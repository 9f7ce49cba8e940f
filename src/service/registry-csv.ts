import type { RegistryRow } from "../clinical/registry/row.ts";

type Cell = string | number | boolean | null;

/** One column a line: its heading, and what it says of a row. Unknown is a word, never an empty cell that reads like "none". */
const COLUMNS: readonly (readonly [heading: string, cell: (row: RegistryRow) => Cell])[] = [
  ["Name", (row) => row.name],
  ["Birth date", (row) => row.birthDate ?? "unknown"],
  ["Language", (row) => row.language ?? "unknown"],
  ["Interpreter", (row) => (row.interpreterNeeded ? "yes" : "no")],
  ["42 CFR Part 2 data", (row) => (row.part2 ? "yes" : "no")],
  ["Flag", (row) => row.flag],
  ["To consider", (row) => row.consider?.text ?? ""],
  ["Step", ({ step }) => figure(step, String)],
  ["Care team", ({ team }) => team.map(({ name, role }) => `${name} (${role})`).join("; ")],
  ["Measure", ({ symptom }) => figure(symptom, ({ instrument }) => instrument)],
  ["First score", ({ symptom }) => figure(symptom, ({ first }) => String(first))],
  ["Score now", ({ symptom }) => figure(symptom, ({ now }) => String(now))],
  [
    "Change %",
    ({ symptom }) => figure(symptom, ({ changePct }) => (changePct === null ? "unknown" : String(changePct))),
  ],
  ["Weeks at step", ({ symptom }) => figure(symptom, ({ weeks }) => (weeks === null ? "unknown" : String(weeks)))],
  ["Function now", (row) => figure(row.function, ({ now }) => String(now))],
  ["Sleep", ({ sleep }) => figure(sleep, String)],
  ["Side effects", ({ sideEffects }) => figure(sideEffects, String)],
  ["Medicines", ({ medicines }) => medicines.map(medicine).join("; ")],
  ["Adherence %", ({ adherence }) => figure(adherence, String)],
  ["Next visit", ({ nextVisit }) => nextVisit?.at ?? "none booked"],
  ["Last contact", ({ lastContact }) => lastContact ?? "unknown"],
  ["Open alerts", ({ openAlerts }) => openAlerts],
  ["As of", ({ derivedOn }) => derivedOn],
  ["Up to date", ({ upToDate }) => (upToDate ? "yes" : "no")],
];

export function registryCsvHeader(): string {
  return COLUMNS.map(([heading]) => quoted(heading)).join(",");
}

export function registryCsvLine(row: RegistryRow): string {
  return COLUMNS.map(([, cell]) => quoted(cell(row))).join(",");
}

function figure<T>(
  field: { value: T } | { unknown: string } | { notApplicable: true },
  say: (value: T) => string,
): string {
  if ("value" in field) return say(field.value);
  return "unknown" in field ? "unknown" : "not applicable";
}

function medicine({ name, dailyMg, frequency }: RegistryRow["medicines"][number]): string {
  return `${name} ${dailyMg === null ? "dose unknown" : `${dailyMg} mg/day`} (${frequency})`;
}

/** RFC 4180. A text that a spreadsheet would run as a formula gets an apostrophe in front; numbers stay numbers. */
function quoted(cell: Cell): string {
  const text = String(cell ?? "");
  const isNumber = /^-?\d+(\.\d+)?$/.test(text);
  const safe = !isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
