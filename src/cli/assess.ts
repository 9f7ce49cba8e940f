import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { assess } from "../clinical/findings/assess.ts";
import type { Assessment } from "../clinical/findings/assessment.ts";
import { playbookSchema } from "../clinical/findings/playbook.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { playbookFaults } from "../clinical/knowledge/playbook-faults.ts";
import type { PatientRecord } from "../clinical/record/record.ts";
import { validateRecord } from "../clinical/record/validate.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { assessmentReport } from "./assessment-report.ts";

interface Options {
  readonly asOf?: string;
  readonly playbook?: string;
  readonly json?: boolean;
}
type Outcome = { readonly documents: readonly Assessment[] } | { readonly faults: readonly string[] };

const examples = `
Examples:
  $ accord assess jordan.json                            what the record says today
  $ accord assess jordan.json --as-of 2026-03-02         and what it said on that day
  $ accord assess clinic/*.json --json                   one array, in the order given
  $ accord assess jordan.json --playbook ours.json       under another playbook

Entries of later days than --as-of do not exist for this call. Findings propose; people decide.
Exit status: 0 assessed, 2 wrong use or bad input; then nothing is assessed and every fault is named (file: entry: field: reason).`;

/** `accord assess`: what record files say on a day, and what to consider. */
export function register(program: Command): void {
  program
    .command("assess")
    .description("say where a patient stands on a day, and what to consider")
    .argument("<record...>", "record files (accord-record/1)")
    .option("--as-of <date>", "the day, YYYY-MM-DD; today where left out")
    .option("--playbook <file>", "a playbook file instead of the standard one")
    .option("--json", "print one JSON document: one object for one file, an array for several")
    .addHelpText("after", examples)
    .action((files: string[], options: Options) => {
      const asOf = options.asOf ?? Temporal.Now.plainDateISO().toString();
      const outcome = assessFiles(files, asOf, options.playbook, loadKnowledge());
      if ("faults" in outcome) {
        for (const fault of outcome.faults) console.error(fault);
        process.exitCode = 2;
      } else if (options.json)
        console.log(JSON.stringify(files.length === 1 ? outcome.documents[0] : outcome.documents));
      else console.log(outcome.documents.map(assessmentReport).join("\n\n"));
    });
}

/** Assesses files in the order given; or, where anything is wrong with any of them, every fault of all. */
export function assessFiles(
  files: readonly string[],
  asOf: string,
  playbook: string | undefined,
  standard: Knowledge,
): Outcome {
  const faults: string[] = [];
  if (!z.iso.date().safeParse(asOf).success)
    faults.push(`--as-of: "${asOf.slice(0, 40)}" is not a real date (YYYY-MM-DD)`);
  const knowledge = playbook === undefined ? standard : withPlaybook(playbook, standard, faults);
  const records = files.flatMap((file) => readRecord(file, knowledge, faults));
  if (faults.length > 0) return { faults };
  return { documents: records.map((record) => assess(record, asOf, knowledge)) };
}

function readRecord(file: string, knowledge: Knowledge, faults: string[]): PatientRecord[] {
  const input = readJson(file, faults);
  if (input === undefined) return [];
  const validated = validateRecord(input.json, knowledge);
  if ("record" in validated) return [validated.record];
  for (const { entry, field, reason } of validated.faults) faults.push(faultLine(file, entry, field, reason));
  return [];
}

function withPlaybook(file: string, standard: Knowledge, faults: string[]): Knowledge {
  const input = readJson(file, faults);
  if (input === undefined) return standard;
  const parsed = playbookSchema.safeParse(input.json);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) faults.push(faultLine(file, null, path.join("."), message));
    return standard;
  }
  const names = {
    instruments: new Set(standard.instruments.keys()),
    references: new Set(standard.references.keys()),
    messageKeys: new Set(standard.messages.get("en")?.keys()),
  };
  for (const reason of playbookFaults(parsed.data, names)) faults.push(faultLine(file, null, "", reason));
  return { ...standard, playbook: parsed.data };
}

function readJson(file: string, faults: string[]): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(readFileSync(file, "utf8")) };
  } catch (error) {
    faults.push(faultLine(file, null, "", error instanceof SyntaxError ? notJson(error) : "cannot be read"));
    return undefined;
  }
}

/** The parser's own words may quote the record: only the place is passed on. */
function notJson({ message }: SyntaxError): string {
  const [place] = /line \d+ column \d+/.exec(message) ?? [];
  return place === undefined ? "is not JSON" : `is not JSON (${place})`;
}

function faultLine(file: string, entry: string | null, field: string, reason: string): string {
  return `${file}: ${entry ?? "-"}: ${field || "-"}: ${reason}`;
}
