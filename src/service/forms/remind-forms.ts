import { systemActor } from "../../store/acting-person.ts";
import { markToRemind } from "../../store/form-requests.ts";
import { allOrganizations, inOrganization, type Workplace } from "../in-organization.ts";
import { FORM_LIMITS } from "./form-limits.ts";
import { tellOfForm } from "./tell-of-form.ts";

/**
 * Marks forms that nobody answered for days as due for a reminder, in every organisation: a task the clinic sees. Nothing is sent, and
 * nothing says so. Gives how many patients it concerns.
 */
export async function remindForms(at: Workplace, signal?: AbortSignal): Promise<number> {
  let marked = 0;
  for (const organizationId of await allOrganizations(at.database)) {
    if (signal?.aborted) return marked;
    marked += await inOrganization(at, systemActor(organizationId, "job"), async (ctx) => {
      const before = new Date(Date.parse(ctx.now) - FORM_LIMITS.remindAfterDays * 86_400_000).toISOString();
      const patients = await markToRemind(ctx.tx, ctx.now, before);
      for (const patientId of patients) await tellOfForm(ctx, patientId);
      return patients.length;
    });
  }
  return marked;
}
