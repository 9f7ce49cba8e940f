import { appendAudit } from "../store/audit-trail.ts";
import { type FoundPerson, searchPatients } from "../store/patients.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";

const MOST = 20;

/** Patients with words in their name that begin so, at most 20. Who may open the registry or the schedule may look. */
export async function searchPeople(ctx: Ctx, { text }: { readonly text: string }): Promise<{ people: FoundPerson[] }> {
  authorise(ctx, "schedule.read");
  const people = await searchPatients(ctx.tx, text, MOST);
  await appendAudit(ctx.tx, null, "people-searched", { found: people.length });
  return { people };
}
