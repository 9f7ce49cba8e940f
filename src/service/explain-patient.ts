import { explain } from "../clinical/findings/explain.ts";
import type { RowWhy } from "../clinical/findings/why.ts";
import { appendAudit } from "../store/audit-trail.ts";
import { readPatientFile } from "../store/patient-file.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";
import { dayBefore } from "./day-before.ts";
import { recordOf } from "./derive.ts";
import { Refusal } from "./refusal.ts";
import { notFound, requireId } from "./require-id.ts";

export interface PatientWhy {
  readonly playbook: { readonly id: string; readonly version: string };
  readonly asOf: string;
  readonly rows: readonly RowWhy[];
}

/** Why the rows with one id (or, for `all`, every row) fired or did not for a patient today. Read like the chart, and audited as a read of it. */
export async function explainPatient(ctx: Ctx, patientId: string, ruleId: string): Promise<PatientWhy> {
  requireId(patientId, "patient");
  authorise(ctx, "chart.read");
  const file = await readPatientFile(ctx.tx, patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  await appendAudit(ctx.tx, patientId, "chart-read");
  const rows = explain(recordOf(file), ctx.today, ctx.knowledge, ruleId === "all" ? undefined : ruleId);
  if (rows.length === 0) throw new Refusal("not-found", 404, "The playbook in force has no row with this id.");
  const { id, version } = ctx.knowledge.playbook;
  return { playbook: { id, version }, asOf: ctx.today, rows };
}
