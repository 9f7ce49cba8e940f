import { careCaseOf } from "../../clinical/findings/facts/care-case.ts";
import { monitoringPanel, type PanelLine } from "../../clinical/findings/monitoring-panel.ts";
import type { MonitoringChecks } from "../../clinical/medication/monitoring/monitoring-checks.ts";
import { appendAudit } from "../../store/audit-trail.ts";
import { readPatientFile } from "../../store/patient-file.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { dayBefore } from "../day-before.ts";
import { recordOf } from "../derive.ts";
import { notFound, requireId } from "../require-id.ts";

export interface MonitoringRead {
  readonly recordVersion: number;
  readonly lines: readonly PanelLine[];
  /** What may be typed in, by test. */
  readonly entered: MonitoringChecks["entered"];
}

/** What the running medicines of one patient are watched by as of today. */
export async function readMonitoring(ctx: Ctx, patientId: string): Promise<MonitoringRead> {
  authorise(ctx, "chart.read");
  requireId(patientId, "patient");
  const file = await readPatientFile(ctx.tx, patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  await appendAudit(ctx.tx, patientId, "monitoring-read");
  const of = careCaseOf(recordOf(file), ctx.today, ctx.knowledge);
  const { entered } = ctx.knowledge.catalogue.monitoringChecks;
  return {
    recordVersion: file.recordVersion,
    lines: of.timeline.deceasedDay === null ? monitoringPanel(of) : [],
    entered,
  };
}
