import { once } from "node:events";
import { mkdir, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Command, InvalidArgumentError } from "commander";
import { Temporal } from "temporal-polyfill";
import type { PatientRecord } from "../clinical/record/record.ts";
import { type ClinicPlan, simulateClinic } from "../clinical/simulation/simulate-clinic.ts";

interface Options {
  readonly patients: number;
  readonly seed: number;
  readonly today: string;
  readonly out?: string;
  readonly json?: boolean;
}

const MOST_PATIENTS = 1_000_000;
const examples = `
Examples:
  $ accord simulate --patients 50 --seed 7                         50 record files in ./simulated
  $ accord simulate --patients 50 --seed 7 --out clinic --json     the same in ./clinic, said as one JSON document
  $ accord simulate --patients 3 --seed 7 --json | jq '.[].patient'

The same patients, seed and day give the same bytes on every machine. All people are invented.`;

/** `accord simulate`: a synthetic clinic as record files, or as one JSON array. */
export function register(program: Command): void {
  program
    .command("simulate")
    .description("make a synthetic clinic: one record file a patient")
    .requiredOption("--patients <number>", "how many people", wholeNumber(0, MOST_PATIENTS))
    .requiredOption(
      "--seed <number>",
      "which clinic: the same seed gives the same people",
      wholeNumber(-2147483648, 2147483647),
    )
    .option(
      "--today <date>",
      "the day the records reach up to (YYYY-MM-DD; default: today)",
      calendarDate,
      Temporal.Now.plainDateISO().toString(),
    )
    .option("--out <folder>", "where the files go (default: ./simulated)")
    .option("--json", "with --out: one JSON document saying what was written; without: all records as one JSON array")
    .addHelpText("after", examples)
    .action(simulate);
}

async function simulate(options: Options): Promise<void> {
  if (options.json && options.out === undefined) return printArray(options);
  const folder = resolve(options.out ?? "simulated");
  const written = await writeFiles(folder, options);
  const { seed, today } = options;
  if (options.json)
    console.log(JSON.stringify({ patients: written.files, entries: written.entries, seed, today, folder }));
  else
    console.log(
      `${written.files} invented patients with ${written.entries} entries up to ${today} (seed ${seed}) in ${folder}`,
    );
}

async function writeFiles(folder: string, plan: ClinicPlan): Promise<{ files: number; entries: number }> {
  await mkdir(folder, { recursive: true });
  let files = 0;
  let entries = 0;
  for (const record of simulateClinic(plan)) {
    await writeFile(join(folder, `${record.patient.id}.json`), recordText(record));
    files += 1;
    entries += record.entries.length;
  }
  return { files, entries };
}

/** One entry a line: short enough for a machine, readable for a person, and a diff shows what differs. */
function recordText({ format, patient, entries }: PatientRecord): string {
  const head = `{ "format": ${JSON.stringify(format)},\n  "patient": ${JSON.stringify(patient)},\n  "entries": [\n`;
  return `${head}${entries.map((entry) => `    ${JSON.stringify(entry)}`).join(",\n")}\n  ]\n}\n`;
}

/** Waits for the reader, so that a clinic of any size passes through little memory. */
async function printArray(plan: ClinicPlan): Promise<void> {
  let before = "[";
  for (const record of simulateClinic(plan)) {
    if (!process.stdout.write(`${before}${JSON.stringify(record)}`)) await once(process.stdout, "drain");
    before = ",\n";
  }
  process.stdout.write(before === "[" ? "[]\n" : "]\n");
}

function wholeNumber(least: number, most: number) {
  return (text: string): number => {
    const number = Number(text);
    if (/^-?\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`A whole number from ${least} to ${most} is needed.`);
  };
}

function calendarDate(text: string): string {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
  } catch {
    // Said below, once for both ways of being wrong.
  }
  throw new InvalidArgumentError("A real date (YYYY-MM-DD) is needed.");
}
