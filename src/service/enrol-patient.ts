import type { TeamMember } from "../clinical/registry/row.ts";
import { SYSTEM_ROLE } from "../store/acting-person.ts";
import { appendAudit } from "../store/audit-trail.ts";
import { queueOutbox } from "../store/outbox.ts";
import { lockPatientFile } from "../store/patient-file.ts";
import { addIdentifier, addPatient, type Identifier } from "../store/patients.ts";
import { addToCareTeam } from "../store/people.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";
import { dayBefore } from "./day-before.ts";
import { refreshRow } from "./refresh-row.ts";
import { Refusal } from "./refusal.ts";
import { notFound } from "./require-id.ts";

export interface EnrolPatient {
  readonly name: string;
  /** ISO date; absent = unknown. */
  readonly birthDate?: string | undefined;
  readonly sex?: string | undefined;
  readonly language?: string | undefined;
  readonly interpreterNeeded?: boolean | undefined;
  /** Numbers other systems know the person by. One that is tied to another patient is refused (409). */
  readonly identifiers?: readonly Identifier[] | undefined;
  /** Absent = the clinician who enrols. */
  readonly team?: readonly Pick<TeamMember, "personId" | "role" | "track">[] | undefined;
}

/** Takes a new patient into the organisation, with an empty record and a registry row. */
export async function enrolPatient(ctx: Ctx, input: EnrolPatient): Promise<{ patientId: string }> {
  authorise(ctx, "patient.enrol");
  const { name, birthDate = null, sex = null, language = null, interpreterNeeded = false } = input;
  if (birthDate !== null && birthDate > ctx.today)
    throw new Refusal("invalid", 422, "The birth date lies in the future. Nothing was kept.", [
      { entry: null, field: "birthDate", reason: "must not be later than today" },
    ]);
  const id = ctx.newId();
  await addPatient(ctx.tx, { id, name, birthDate, sex, language, interpreterNeeded });
  for (const identifier of input.identifiers ?? []) await tie(ctx, id, identifier);
  for (const member of input.team ?? ownTeam(ctx)) await addToCareTeam(ctx.tx, id, member);
  await appendAudit(ctx.tx, id, "patient-enrolled");
  await queueOutbox(ctx.tx, id, "patient-changed");
  ctx.tx.afterCommit(() => ctx.tx.memory.wakeOutbox());
  const file = await lockPatientFile(ctx.tx, id, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  await refreshRow(ctx, file);
  return { patientId: id };
}

async function tie(ctx: Ctx, patientId: string, identifier: Identifier): Promise<void> {
  if (await addIdentifier(ctx.tx, patientId, identifier)) return;
  throw new Refusal(
    "identifier-taken",
    409,
    "Another patient of the clinic has this number already. Nothing was changed.",
  );
}

function ownTeam({ actor }: Ctx): Pick<TeamMember, "personId" | "role" | "track">[] {
  if (actor.role === SYSTEM_ROLE) return [];
  const track = actor.role === "therapist" ? "therapy" : actor.role === "prescriber" ? "medication" : "none";
  return [{ personId: actor.personId, role: actor.role, track }];
}
