import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { loadFhirCodes } from "../knowledge/load-fhir-codes.ts";
import { type ExportedPatient, exportPatient } from "../service/export-patient.ts";
import { inOrganization } from "../service/in-organization.ts";
import { clinicNamed } from "./clinic-named.ts";
import { withWorkplace } from "./open-workplace.ts";
import { orRefused } from "./or-refused.ts";

interface Options {
  readonly organization?: string;
  readonly output?: string;
  readonly json?: boolean;
}

const notes = `
Examples:
  $ accord export "Jordan Reyes" > jordan.json       by a name that only one patient has
  $ accord export 1234567 --output chart.json        by a number any system gave the person
  $ accord import jordan.json                        and back in: the same record

The bundle is a FHIR R4 transaction: what stands in the record, and what other systems sent, as they sent it. Each resource made
from an entry carries that entry whole. Psychotherapy notes stay with their author. Substance-use data goes out labelled: the law
asks for consent before it is passed on.

Exit status: 0 done, 1 the work failed, 2 no such patient, or more than one.`;

/** `accord export`: one patient's record as FHIR R4. */
export function register(program: Command): void {
  program
    .command("export")
    .description("give out one patient's record as a FHIR R4 Bundle")
    .argument("<patient>", "patient id, a number any system gave the person, or a name")
    .option("--organization <name>", "the clinic the patient belongs to (default: the first one)")
    .option("--output <file>", "write the bundle to a file instead of standard output")
    .option("--json", "print the bundle and nothing else (as it does anyway)")
    .addHelpText("after", notes)
    .action(giveOut);
}

async function giveOut(patient: string, options: Options): Promise<void> {
  const exported = await lookUp(patient, options);
  if (exported === null) return;
  if (options.output === undefined) process.stdout.write(`${exported.bundle}\n`);
  else {
    await writeFile(options.output, `${exported.bundle}\n`, { mode: 0o600 });
    console.error(`${exported.resources} resources written to ${options.output}`);
  }
}

function lookUp(patient: string, options: Options): Promise<ExportedPatient | null> {
  return orRefused("export", () =>
    withWorkplace(async (at) => {
      const { actor } = await clinicNamed(at, options.organization, false);
      return inOrganization(at, actor, (ctx) => exportPatient(ctx, { patient, codes: loadFhirCodes() }));
    }),
  );
}
