import { queueOutbox } from "../../store/outbox.ts";
import type { Ctx } from "../context.ts";

/** Open screens show how far a form has come; the registry row, which says so too, is worked out right behind the commit. */
export async function tellOfForm(ctx: Ctx, patientId: string): Promise<void> {
  await queueOutbox(ctx.tx, patientId, "patient-changed", "rebuild");
  ctx.tx.afterCommit(() => ctx.tx.memory.wakeOutbox());
}
