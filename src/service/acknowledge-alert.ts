import { acknowledge, lockAlert, type StoredAlert } from "../store/alerts.ts";
import { appendAudit } from "../store/audit-trail.ts";
import { queueOutbox } from "../store/outbox.ts";
import { lockPatientFile } from "../store/patient-file.ts";
import { peopleById } from "../store/people.ts";
import { type AlertView, alertViews } from "./alert-view.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";
import { dayBefore } from "./day-before.ts";
import { refreshRow } from "./refresh-row.ts";
import { Refusal } from "./refusal.ts";
import { notFound, requireId } from "./require-id.ts";

export interface AcknowledgeAlert {
  readonly alertId: string;
  /** What was done, in the person's own words. */
  readonly note: string;
  /** The alert as the person saw it. */
  readonly version: number;
}

/** A named person takes an alert on, with a note. Refused (409) where another was first: it says who, and when. */
export async function acknowledgeAlert(ctx: Ctx, input: AcknowledgeAlert): Promise<AlertView> {
  authorise(ctx, "alert.acknowledge");
  requireId(input.alertId, "alert");
  const alert = await lockAlert(ctx.tx, input.alertId);
  if (alert === null) throw notFound("alert");
  if (alert.state !== "open" || alert.version !== input.version) throw await anotherWasFirst(ctx, alert);
  await acknowledge(ctx.tx, alert.id, ctx.now, input.note);
  await appendAudit(ctx.tx, alert.patientId, "alert-acknowledged", { alert: alert.id });
  await queueOutbox(ctx.tx, alert.patientId, "alert-changed", "patient-changed");
  ctx.tx.afterCommit(() => ctx.tx.memory.wakeOutbox());
  const file = await lockPatientFile(ctx.tx, alert.patientId, dayBefore(ctx.now));
  if (file !== null) await refreshRow(ctx, file);
  const after = await lockAlert(ctx.tx, alert.id);
  const [view] = await alertViews(ctx.tx, after === null ? [] : [after]);
  if (view === undefined) throw notFound("alert");
  return view;
}

async function anotherWasFirst(ctx: Ctx, { acknowledgedBy, acknowledgedAt }: StoredAlert): Promise<Refusal> {
  if (acknowledgedBy === null || acknowledgedAt === null)
    return new Refusal("alert-changed", 409, "This alert has changed since you opened it. Look at it again first.");
  const name = (await peopleById(ctx.tx, [acknowledgedBy])).get(acknowledgedBy)?.name ?? "A colleague";
  return new Refusal(
    "alert-taken",
    409,
    `${name} has taken this on already (${acknowledgedAt}). Your note was not kept.`,
  );
}
