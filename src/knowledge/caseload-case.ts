import { z } from "zod";
import { assess } from "../clinical/findings/assess.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { caseloadPriority } from "../clinical/registry/registry-keys.ts";
import { registryRowFor } from "../clinical/registry/registry-row-for.ts";
import { assessCase, assessCaseRecord } from "./assess-case.ts";
import type { CaseRecord } from "./case-record.ts";

/** A person's course, and the place in caseload review that it gives them. */
export const caseloadCase = assessCase.omit({ expect: true }).extend({ expect: z.string() });
type CaseloadCase = z.infer<typeof caseloadCase>;

/** Runs the case through a whole registry row. */
export function runCaseloadCase(one: CaseloadCase, knowledge: Knowledge) {
  const { record, asOf: today } = caseloadRecord(one, knowledge);
  const assessment = assess(record, today, knowledge);
  const beside = { team: [], appointments: [], openAlerts: [], asked: [] };
  const row = registryRowFor({ record, assessment, ...beside, today, knowledge });
  return { expected: one.expect, actual: caseloadPriority(row) };
}

/** The record that the case tells, and the day it is looked at. */
export function caseloadRecord(one: CaseloadCase, knowledge: Knowledge): CaseRecord {
  return assessCaseRecord({ ...one, expect: {} }, knowledge);
}
