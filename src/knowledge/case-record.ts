import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { type PatientRecord, RECORD_FORMAT } from "../clinical/record/record.ts";
import { validateRecord } from "../clinical/record/validate.ts";

/** What a case is judged on: a record, and the day (ISO date) at whose end it is looked at. */
export interface CaseRecord {
  readonly record: PatientRecord;
  readonly asOf: string;
}

/** The record that a case tells. A case that tells an impossible one fails with every fault. */
export function caseRecord(
  patient: Readonly<Record<string, unknown>>,
  entries: readonly unknown[],
  asOf: string,
  knowledge: Knowledge,
): CaseRecord {
  const file = { format: RECORD_FORMAT, patient: { id: "case", name: "Case", ...patient }, entries };
  const validated = validateRecord(file, knowledge);
  if ("faults" in validated) throw new Error(JSON.stringify(validated.faults));
  return { record: validated.record, asOf };
}
