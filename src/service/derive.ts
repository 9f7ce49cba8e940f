import { assess } from "../clinical/findings/assess.ts";
import type { Assessment } from "../clinical/findings/assessment.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import type { PatientRecord } from "../clinical/record/record.ts";
import { RECORD_FORMAT } from "../clinical/record/record.ts";
import { registryRowFor } from "../clinical/registry/registry-row-for.ts";
import type { RegistryRow } from "../clinical/registry/row.ts";
import type { PatientFile } from "../store/patient-file.ts";

/** What the record says on a day: worked out by pure functions from the file alone, so it can be thrown away and made again. */
export interface Derived {
  readonly record: PatientRecord;
  readonly assessment: Assessment;
  readonly row: RegistryRow;
}

/** Throws where a rule is at fault; callers keep what is already safe. `today`: ISO date in the organisation's zone. */
export function derive(file: PatientFile, today: string, knowledge: Knowledge): Derived {
  const record = recordOf(file);
  const assessment = assess(record, today, knowledge, file.asked);
  const { team, appointments, openAlerts, asked } = file;
  const row = registryRowFor({ record, assessment, team, appointments, openAlerts, asked, today, knowledge });
  return {
    record,
    assessment,
    row: { ...row, interpreterNeeded: row.interpreterNeeded || file.patient.interpreterNeeded },
  };
}

/** The stored file in the form every rule reads. */
export function recordOf({ patient, entries }: PatientFile): PatientRecord {
  const { id, name, birthDate, sex, language } = patient;
  return {
    format: RECORD_FORMAT,
    patient: { id, name, birthDate: birthDate ?? undefined, sex: sex ?? undefined, language: language ?? undefined },
    entries,
  };
}
