import type { Command } from "commander";
import { type RebuildReport, rebuildRegistry } from "../service/rebuild-registry.ts";
import { withWorkplace } from "./open-workplace.ts";
import { progressBar } from "./progress-bar.ts";

interface Options {
  readonly compare?: boolean;
  readonly fromStart?: boolean;
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command("rebuild")
    .description("work every registry row out again from the record")
    .option("--compare", "change nothing, only say which rows differ")
    .option("--from-start", "begin at the first patient, though an earlier run was stopped on the way")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      `
A registry row is only ever a fold over the record: this command proves it, or mends it after a rule or the playbook changed.
Stopped on the way (Ctrl-C), it goes on from there the next time, unless the playbook changed meanwhile.

Exit status: 0 done (with --compare: no row differs), 1 a row differs or could not be worked out.`,
    )
    .action(async (options: Options) => {
      const compareOnly = options.compare ?? false;
      const report = await withWorkplace((at) =>
        rebuildRegistry(at, {
          compareOnly,
          via: "command-line",
          resume: options.fromStart !== true,
          progress: progressBar(),
        }),
      );
      console.log(options.json ? JSON.stringify(report) : page(report, compareOnly));
      if (report.failing > 0 || (compareOnly && report.differing > 0)) process.exitCode = 1;
    });
}

function page({ patients, different, differing, failed, failing }: RebuildReport, compareOnly: boolean): string {
  const verb = compareOnly ? "differ" : "differed and were put right";
  return [
    `Worked out ${patients} rows: ${differing} ${verb}, ${failing} could not be worked out.`,
    ...different.map(({ patientId, differences }) => `  ${patientId}: ${differences.join(", ")}`),
    ...failed.map((patientId) => `  ${patientId}: a rule failed`),
  ].join("\n");
}
