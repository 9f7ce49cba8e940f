import type { Command } from "commander";
import { type Backtest, BacktestTally } from "../clinical/backtest/backtest.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { eachRecord } from "../service/each-record.ts";
import { backtestReport } from "./backtest-report.ts";
import { withWorkplace } from "./open-workplace.ts";
import { progressBar } from "./progress-bar.ts";
import { knowledgeWith, readRecordFile } from "./record-files.ts";

interface Options {
  readonly playbook: string;
  readonly against: string;
  readonly json?: boolean;
}

const STANDARD = "standard";
const examples = `
Examples:
  $ accord playbook show > draft.json                            then change a threshold in it
  $ accord backtest --playbook standard --against draft.json     over the clinic's own patients
  $ accord backtest --playbook standard --against draft.json simulated/*.json --json

Every day with an entry and every week of care is looked at under both. A call is the first time a change comes first.
It shows who would have been called for a change, and when; not what would have become of them.
Exit status: 0 done, 1 the work failed, 2 wrong use or bad input.`;

/** `accord backtest`: what would have been recommended under each of two playbooks, and where they differ. */
export function register(program: Command): void {
  program
    .command("backtest")
    .description("say what would have been recommended under each of two playbooks, and where they differ")
    .requiredOption("--playbook <file>", 'the playbook in force: a file, or "standard"')
    .requiredOption("--against <file>", 'the one it is held against: a file, or "standard"')
    .argument("[record...]", "record files (accord-record/1); without any, the clinic's own patients")
    .option("--json", "print one JSON document")
    .addHelpText("after", examples)
    .action(async (files: string[], options: Options) => {
      const outcome = await backtest(files, options, loadKnowledge());
      if ("faults" in outcome) {
        for (const fault of outcome.faults) console.error(fault);
        process.exitCode = 2;
      } else console.log(options.json ? JSON.stringify(outcome.result) : backtestReport(outcome.result));
    });
}

type Outcome = { readonly result: Backtest } | { readonly faults: readonly string[] };

/** Runs it; or, where a playbook or record may not be used, every fault of all of them. */
export async function backtest(files: readonly string[], options: Options, standard: Knowledge): Promise<Outcome> {
  const faults: string[] = [];
  const [a, b] = [options.playbook, options.against].map((file) =>
    file === STANDARD ? standard : knowledgeWith(file, standard, faults),
  ) as [Knowledge, Knowledge];
  const records = files.flatMap((file) => readRecordFile(file, standard, faults));
  if (faults.length > 0) return { faults };
  const tally = new BacktestTally(a, b);
  if (files.length > 0) for (const record of records) tally.add(record);
  else
    await withWorkplace((at) =>
      eachRecord(at, { purpose: "backtest", progress: progressBar() }, (record) => tally.add(record)),
    );
  return { result: tally.result() };
}
