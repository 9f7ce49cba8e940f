import type { Command } from "commander";
import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { assess } from "../clinical/findings/assess.ts";
import type { Assessment } from "../clinical/findings/assessment.ts";
import { explain } from "../clinical/findings/explain.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import type { PatientRecord } from "../clinical/record/record.ts";
import { assessmentReport } from "./assessment-report.ts";
import { installedKnowledge } from "./installed-knowledge.ts";
import { knowledgeWith, readRecordFile } from "./record-files.ts";
import { type RecordWhy, whyReport } from "./why-report.ts";

interface Options {
  readonly asOf?: string;
  readonly playbook?: string;
  readonly why?: string;
  readonly json?: boolean;
}
type Outcome<T> = { readonly documents: readonly T[] } | { readonly faults: readonly string[] };

const examples = `
Examples:
  $ accord assess jordan.json                            what the record says today
  $ accord assess jordan.json --as-of 2026-03-02         and what it said on that day
  $ accord assess clinic/*.json --json                   one array, in the order given
  $ accord assess jordan.json --playbook ours.json       under another playbook
  $ accord assess jordan.json --why PIV-W4-3             why a row fired or did not; "--why all" for every row

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
    .option("--why <rule>", 'say why the rows of a rule (or "all") fired or did not, instead of assessing')
    .option("--json", "print one JSON document: one object for one file, an array for several")
    .addHelpText("after", examples)
    .action((files: string[], { why, playbook, json, asOf: day }: Options) => {
      const asOf = day ?? Temporal.Now.plainDateISO().toString();
      const knowledge = installedKnowledge();
      if (why === undefined) print(assessFiles(files, asOf, playbook, knowledge), files.length, json, assessmentReport);
      else print(explainFiles(files, asOf, playbook, knowledge, why), files.length, json, whyReport);
    });
}

function print<T>(outcome: Outcome<T>, files: number, json: boolean | undefined, page: (one: T) => string): void {
  if ("faults" in outcome) {
    for (const fault of outcome.faults) console.error(fault);
    process.exitCode = 2;
  } else if (json) console.log(JSON.stringify(files === 1 ? outcome.documents[0] : outcome.documents));
  else console.log(outcome.documents.map(page).join("\n\n"));
}

/** Assesses files in the order given; or, where anything is wrong with any of them, every fault of all. */
export function assessFiles(
  files: readonly string[],
  asOf: string,
  playbook: string | undefined,
  standard: Knowledge,
): Outcome<Assessment> {
  return eachRecord(files, asOf, playbook, standard, (record, knowledge) => assess(record, asOf, knowledge));
}

/** As `assessFiles`: why the rows of `rule` (`all`: every row) fired or did not. A rule that no row has is a fault. */
export function explainFiles(
  files: readonly string[],
  asOf: string,
  playbook: string | undefined,
  standard: Knowledge,
  rule: string,
): Outcome<RecordWhy> {
  const outcome = eachRecord(files, asOf, playbook, standard, (record, knowledge): RecordWhy => {
    const { id, version } = knowledge.playbook;
    const rows = explain(record, asOf, knowledge, rule === "all" ? undefined : rule);
    return { patient: record.patient.id, asOf, playbook: { id, version }, rows };
  });
  const noSuchRow = "documents" in outcome && outcome.documents.some(({ rows }) => rows.length === 0);
  return noSuchRow ? { faults: [`--why: the playbook has no row "${rule.slice(0, 60)}"`] } : outcome;
}

function eachRecord<T>(
  files: readonly string[],
  asOf: string,
  playbook: string | undefined,
  standard: Knowledge,
  work: (record: PatientRecord, knowledge: Knowledge) => T,
): Outcome<T> {
  const faults: string[] = [];
  if (!z.iso.date().safeParse(asOf).success)
    faults.push(`--as-of: "${asOf.slice(0, 40)}" is not a real date (YYYY-MM-DD)`);
  const knowledge = playbook === undefined ? standard : knowledgeWith(playbook, standard, faults);
  const records = files.flatMap((file) => readRecordFile(file, knowledge, faults));
  return faults.length > 0 ? { faults } : { documents: records.map((record) => work(record, knowledge)) };
}
