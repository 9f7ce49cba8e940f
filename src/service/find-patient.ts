import { readPatientFile } from "../store/patient-file.ts";
import { patientsByIdentifierValue, searchPatients } from "../store/patients.ts";
import type { Ctx } from "./context.ts";
import { Refusal } from "./refusal.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** The one patient a person at the command line means: by id, by a number of any system, or by a name that only one has. */
export async function findPatient(ctx: Ctx, asked: string): Promise<string> {
  const found = await candidates(ctx, asked.trim());
  const [only, ...others] = found;
  if (only === undefined) throw new Refusal("not-found", 404, "No patient of this clinic has that id, number or name.");
  if (others.length === 0) return only;
  throw new Refusal("ambiguous", 409, `Several patients are meant by that. Name one by its id: ${found.join(", ")}.`);
}

async function candidates(ctx: Ctx, asked: string): Promise<readonly string[]> {
  if (UUID.test(asked) && (await readPatientFile(ctx.tx, asked, ctx.now)) !== null) return [asked.toLowerCase()];
  const numbered = await patientsByIdentifierValue(ctx.tx, asked);
  if (numbered.length > 0) return numbered;
  const named = await searchPatients(ctx.tx, asked, 20);
  const exactly = named.filter(({ name }) => name.toLowerCase() === asked.toLowerCase());
  return (exactly.length > 0 ? exactly : named).map(({ patientId }) => patientId);
}
