import { appendAudit } from "../../store/audit-trail.ts";
import { pharmacyQueuePage, type QueuePage } from "../../store/pharmacy-queue.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";

export interface ReadQueue {
  /** Only people whose care team the reader is in. */
  readonly mine: boolean;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
}

export type QueueRead = QueuePage & { readonly today: string };

/** Whose medicines wait for somebody to go through them, and why, the most pressing first. */
export async function readPharmacyQueue(ctx: Ctx, { mine, offset = 0, limit = 50 }: ReadQueue): Promise<QueueRead> {
  authorise(ctx, "medication.reconcile");
  const page = await pharmacyQueuePage(ctx.tx, { mine, offset, limit });
  await appendAudit(ctx.tx, null, "pharmacy-queue-read", { mine: String(mine), offset, rows: page.people.length });
  return { ...page, today: ctx.today };
}
