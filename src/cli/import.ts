import type { Command } from "commander";
import { type ImportFault, sentenceOf } from "../fhir/source/import-fault.ts";
import { loadFhirCodes } from "../knowledge/load-fhir-codes.ts";
import { type ImportReport, importBundles } from "../service/import-bundles.ts";
import { newcomersTeam } from "../service/newcomers-team.ts";
import { clinicNamed } from "./clinic-named.ts";
import { withWorkplace } from "./open-workplace.ts";
import { orRefused } from "./or-refused.ts";
import { readImportFile } from "./read-import-file.ts";

interface Options {
  readonly organization?: string;
  readonly therapist?: string;
  readonly prescriber?: string;
  readonly json?: boolean;
}

const notes = `
Examples:
  $ accord import bundle.json                        one FHIR R4 Bundle
  $ accord import providers/*.json.gz patients/*.json.gz
  $ accord import --therapist amara@harbor.example --prescriber hana@harbor.example patients/*.json
  $ accord import --organization "Harbor Clinic" Patient.ndjson Observation.ndjson

Takes Bundles and single resources as JSON, packed with gzip or not, and NDJSON. Scores, medicines, conditions, visits, vitals, labs,
allergies and goals become entries of the record; everything else is kept as it came. Each file is taken whole or not at all:
a file with a fault writes nothing, and the others still go in. The same file twice changes nothing. Forms answered longer ago
than they ask about open no safety alert. Newcomers are in the care of those named by --therapist and --prescriber; without
them they have no care team, and their alerts nobody's name, until the chart is given one.

Exit status: 0 all taken, 1 the work failed, 2 at least one file was refused (faults on stderr).`;

/** `accord import`: FHIR R4 in. */
export function register(program: Command): void {
  program
    .command("import")
    .description("take in FHIR R4 files")
    .argument("<files...>", "Bundles, resources or NDJSON; .gz too")
    .option("--organization <name>", "the clinic to import into (default: the first one; made if there is none)")
    .option("--therapist <email>", "who cares for the newcomers by therapy")
    .option("--prescriber <email>", "who cares for the newcomers by medication")
    .option("--json", "print one JSON document")
    .addHelpText("after", notes)
    .action(importFiles);
}

async function importFiles(names: readonly string[], options: Options): Promise<void> {
  const read = await Promise.all([...new Set(names)].map((name) => readImportFile(name)));
  const files = read.flatMap((one) => ("text" in one ? [one] : []));
  const unreadable = read.flatMap((one) => ("text" in one ? [] : [one]));
  const outcome = await orRefused("import", () =>
    withWorkplace(async (at) => {
      const { actor, name } = await clinicNamed(at, options.organization, true);
      const team = await at.database.withTransaction(actor, (tx) => newcomersTeam(tx, options));
      return { clinic: name, report: await importBundles(at, actor, { files, codes: loadFhirCodes(), team }) };
    }),
  );
  if (outcome === null) return;
  const { report, clinic } = outcome;
  const whole = { ...report, files: read.length, faults: [...unreadable, ...report.faults] };
  if (options.json) console.log(JSON.stringify(whole));
  else console.log(page(whole, clinic));
  tellFaults(whole.faults);
  if (whole.faults.length > 0) process.exitCode = 2;
}

const MOST_FAULTS_TOLD = 10;

/** Every file's faults, but of one file no more than a person would read; `--json` has them all. */
function tellFaults(faults: readonly ImportFault[]): void {
  for (const file of new Set(faults.map((fault) => fault.file))) {
    const own = faults.filter((fault) => fault.file === file);
    for (const fault of own.slice(0, MOST_FAULTS_TOLD)) console.error(sentenceOf(fault));
    if (own.length > MOST_FAULTS_TOLD)
      console.error(`${file}: and ${own.length - MOST_FAULTS_TOLD} more faults (all of them with --json)`);
  }
}

function page(report: ImportReport, clinic: string): string {
  const rows: [string, number, string][] = [
    ["Files", report.files, ""],
    ["Patients", report.patients, ""],
    ["Resources", report.resources, ""],
    ["  mapped", report.mapped, "became part of the record"],
    ["  kept", report.kept, "as they came"],
    ["  refused", report.refused, report.refused > 0 ? "with their files: see the faults" : ""],
    ["Added", report.added, "new, or changed since the last time"],
    ["Unchanged", report.unchanged, ""],
  ];
  const lines = rows.map(([label, count, remark]) =>
    `  ${label.padEnd(11)} ${String(count).padStart(7)}  ${remark}`.trimEnd(),
  );
  return [`Imported into ${clinic}`, ...lines].join("\n");
}
