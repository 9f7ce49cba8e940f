import type { RegistryRow } from "../clinical/registry/row.ts";
import { queueOutbox } from "../store/outbox.ts";
import { type PatientFile, seesWholeRecord } from "../store/patient-file.ts";
import { markRegistryRowStale, putRegistryRow } from "../store/registry.ts";
import { blankRow } from "./blank-row.ts";
import type { Ctx } from "./context.ts";
import { derive } from "./derive.ts";
import { newRow } from "./new-row.ts";

/**
 * Works the registry row out and puts it, in a savepoint: a faulty rule or a failing statement undoes the row alone. Then the row is
 * marked as not up to date, a rebuild is queued, the operator is told, and all that was kept before stays.
 */
export async function refreshRow(ctx: Ctx, file: PatientFile): Promise<{ row: RegistryRow; upToDate: boolean }> {
  if (!seesWholeRecord(ctx.actor.role)) return leftToTheProgram(ctx, file);
  const result = await ctx.tx.attempt(async () => {
    const { row } = derive(file, ctx.today, ctx.knowledge);
    await putRegistryRow(ctx.tx, newRow(ctx, row, file));
    return row;
  });
  const { organizationId } = ctx.actor;
  ctx.tx.afterCommit(() => ctx.tx.memory.viewCounts.forget(organizationId));
  if ("done" in result) return { row: result.done, upToDate: true };
  reportFailure(ctx, file, result.failed);
  return { row: await leaveForRebuild(ctx, file), upToDate: false };
}

/** Who is not shown the whole record cannot work the row out: the program does, right behind the commit. */
async function leftToTheProgram(ctx: Ctx, file: PatientFile): Promise<{ row: RegistryRow; upToDate: boolean }> {
  await queueOutbox(ctx.tx, file.patient.id, "rebuild");
  return { row: blankRow(file, ctx.today), upToDate: false };
}

async function leaveForRebuild(ctx: Ctx, file: PatientFile): Promise<RegistryRow> {
  const row = blankRow(file, ctx.today);
  if (!(await markRegistryRowStale(ctx.tx, file.patient.id))) {
    await putRegistryRow(ctx.tx, newRow(ctx, row, file));
  }
  await queueOutbox(ctx.tx, file.patient.id, "rebuild");
  return row;
}

function reportFailure(ctx: Ctx, { patient }: PatientFile, failed: unknown): void {
  // The error's own text may quote the record: its kind and the patient's id are enough to find it.
  const kind = failed instanceof Error ? failed.name : typeof failed;
  const rule = failed instanceof Error && "rule" in failed ? String(failed.rule) : "";
  const detail = {
    patient: patient.id,
    error: kind,
    code: String((failed as { code?: unknown } | null)?.code ?? ""),
    rule,
  };
  const report = ctx.report ?? ((event, what) => console.error(JSON.stringify({ event, ...what })));
  report("derive-failed", detail);
}
