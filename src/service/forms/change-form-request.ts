import { appendAudit } from "../../store/audit-trail.ts";
import {
  type FormMode,
  type FormRequest,
  lockFormRequest,
  noteOnForm,
  renewFormSecret,
} from "../../store/form-requests.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { expiryOf, type FormAsked } from "./ask-for-form.ts";
import { linkToken, newSecret, secretHash } from "./form-link.ts";
import { tellOfForm } from "./tell-of-form.ts";

interface OneRequest {
  readonly patientId: string;
  readonly requestId: string;
}

/** Gives a request a new link (or hands it out on a tablet): the old one opens nothing any more, answers so far stay. */
export async function renewForm(
  ctx: Ctx,
  { mode, days, ...input }: OneRequest & { readonly mode: FormMode; readonly days?: number | undefined },
): Promise<FormAsked> {
  authorise(ctx, mode === "kiosk" ? "form.hand-out" : "form.ask");
  const { id, patientId } = await openRequest(ctx, input);
  const secret = newSecret();
  const expiresAt = expiryOf(ctx.now, mode, days);
  await renewFormSecret(ctx.tx, id, { secretHash: secretHash(secret), expiresAt, mode, now: ctx.now });
  await told(ctx, patientId, "form-renewed", { request: id, mode });
  const { organizationId } = ctx.actor;
  return { requestId: id, token: linkToken({ organizationId, requestId: id, secret }), expiresAt };
}

/** Calls a request off: its link says so kindly, and what was answered so far stays with the request. */
export async function cancelForm(ctx: Ctx, input: OneRequest): Promise<void> {
  authorise(ctx, "form.ask");
  const { id, patientId } = await openRequest(ctx, input);
  await noteOnForm(ctx.tx, id, "cancelled", ctx.now);
  await told(ctx, patientId, "form-cancelled", { request: id });
}

/** Notes that someone of the clinic reminded the patient. */
export async function noteReminder(ctx: Ctx, input: OneRequest): Promise<void> {
  authorise(ctx, "form.ask");
  const { id, patientId } = await openRequest(ctx, input);
  await noteOnForm(ctx.tx, id, "reminded", ctx.now);
  await told(ctx, patientId, "form-reminded", { request: id });
}

async function openRequest(ctx: Ctx, { patientId, requestId }: OneRequest): Promise<FormRequest> {
  const request = await lockFormRequest(ctx.tx, requestId);
  if (request === null || request.patientId !== patientId)
    throw new Refusal("not-found", 404, "There is no such request for a form in your clinic's records.");
  if (request.answeredAt !== null)
    throw new Refusal("form-answered", 409, "This form has been answered meanwhile. Load the page again to see it.");
  if (request.cancelledAt !== null)
    throw new Refusal("form-cancelled", 409, "This request was called off. Ask anew if the form is still needed.");
  return request;
}

async function told(
  ctx: Ctx,
  patientId: string,
  action: string,
  detail: Readonly<Record<string, string>>,
): Promise<void> {
  await appendAudit(ctx.tx, patientId, action, detail);
  await tellOfForm(ctx, patientId);
}
