import { writeFile } from "node:fs/promises";
import type { Command } from "commander";
import { loadFhirCodes } from "../knowledge/load-fhir-codes.ts";
import { findPatient } from "../service/find-patient.ts";
import { inOrganization } from "../service/in-organization.ts";
import { type ExportedOrders, exportOrders } from "../service/medication/export-orders.ts";
import { clinicNamed } from "./clinic-named.ts";
import { withWorkplace } from "./open-workplace.ts";
import { orRefused } from "./or-refused.ts";

interface Options {
  readonly organization?: string;
  readonly order?: string;
  readonly output?: string;
}

const notes = `
Examples:
  $ accord medication export "Jordan Reyes"                       every order of this clinic, as FHIR R4 MedicationRequests
  $ accord medication export 1234567 --output orders.json         to a file that only its owner reads

Nothing is sent: electronic prescribing is an integration point. A system that can send prescriptions reads this bundle.

Exit status: 0 done, 1 the work failed, 2 no such patient or order, or more than one patient.`;

/** `accord medication export`: a patient's orders as FHIR R4. */
export function register(medication: Command): void {
  medication
    .command("export")
    .description("give out one patient's orders as FHIR R4 MedicationRequests")
    .argument("<patient>", "patient id, a number any system gave the person, or a name")
    .option("--organization <name>", "the clinic the patient belongs to (default: the first one)")
    .option("--order <id>", "one order only")
    .option("--output <file>", "write the bundle to a file instead of standard output")
    .addHelpText("after", notes)
    .action(giveOut);
}

async function giveOut(patient: string, options: Options): Promise<void> {
  const exported = await lookUp(patient, options);
  if (exported === null) return;
  const text = `${JSON.stringify(exported.bundle, null, 2)}\n`;
  if (options.output === undefined) process.stdout.write(text);
  else {
    await writeFile(options.output, text, { mode: 0o600 });
    console.error(`${exported.orders} orders written to ${options.output}`);
  }
}

function lookUp(patient: string, { organization, order }: Options): Promise<ExportedOrders | null> {
  return orRefused("medication export", () =>
    withWorkplace(async (at) => {
      const { actor } = await clinicNamed(at, organization, false);
      return inOrganization(at, actor, async (ctx) =>
        exportOrders(ctx, { patientId: await findPatient(ctx, patient), orderId: order, codes: loadFhirCodes() }),
      );
    }),
  );
}
