import type { FhirCodes } from "../clinical/knowledge/fhir-codes.ts";
import { RECORD_FORMAT } from "../clinical/record/record.ts";
import { bundleText, exportEntries } from "../fhir/export/export-bundle.ts";
import { appendAudit } from "../store/audit-trail.ts";
import { readPatientFile } from "../store/patient-file.ts";
import { identifiersOf } from "../store/patients.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";
import { dayBefore } from "./day-before.ts";
import { originalsOf } from "./export-originals.ts";
import { findPatient } from "./find-patient.ts";
import { notFound } from "./require-id.ts";

export interface ExportPatient {
  /** Patient id, a number of any system, or a name that only one patient has. */
  readonly patient: string;
  readonly codes: FhirCodes;
}

export interface ExportedPatient {
  /** A FHIR R4 transaction Bundle. */
  readonly bundle: string;
  readonly patientId: string;
  readonly resources: number;
}

/** One patient's record as FHIR R4, and that it was exported. Psychotherapy notes stay with their author. */
export async function exportPatient(ctx: Ctx, { patient, codes }: ExportPatient): Promise<ExportedPatient> {
  authorise(ctx, "chart.read");
  const patientId = await findPatient(ctx, patient);
  const file = await readPatientFile(ctx.tx, patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  const { id, name, birthDate, sex, language } = file.patient;
  const originals = await originalsOf(ctx, patientId, file.entries, codes);
  const entries = exportEntries({
    record: {
      format: RECORD_FORMAT,
      patient: {
        id,
        name,
        ...(birthDate === null ? {} : { birthDate }),
        ...(sex === null ? {} : { sex }),
        ...(language === null ? {} : { language }),
      },
      entries: file.entries,
    },
    identifiers: await identifiersOf(ctx.tx, patientId),
    ...originals,
    knowledge: ctx.knowledge,
    codes,
  });
  await appendAudit(ctx.tx, patientId, "record-exported", { resources: entries.length });
  return { bundle: bundleText(entries, ctx.now), patientId, resources: entries.length };
}
