import { waitingForms } from "../../store/form-requests.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { localDate } from "../local-moment.ts";
import { FORM_LIMITS } from "./form-limits.ts";

/** A person for whom a form waits. Nothing clinical: not which form, not who asked, not why. */
export interface WaitingForm {
  readonly requestId: string;
  readonly patientId: string;
  readonly patientName: string;
  /** ISO date; null = unknown. With the name it tells who is who. */
  readonly birthDate: string | null;
  /** ISO date in the organisation's zone. */
  readonly askedOn: string;
}

/** People of the clinic who can be handed a tablet with a form that was asked for and not answered, by name: one line a person. */
export async function listWaitingForms(ctx: Ctx): Promise<{ waiting: WaitingForm[] }> {
  authorise(ctx, "form.hand-out");
  const since = new Date(Date.parse(ctx.now) - FORM_LIMITS.handOutDays * 86_400_000).toISOString();
  const found = await waitingForms(ctx.tx, since);
  return { waiting: found.map(({ askedAt, ...one }) => ({ ...one, askedOn: localDate(askedAt, ctx.timeZone) })) };
}
