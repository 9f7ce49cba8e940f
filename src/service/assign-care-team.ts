import type { TeamMember } from "../clinical/registry/row.ts";
import { giveOwners } from "../store/alerts.ts";
import { appendAudit } from "../store/audit-trail.ts";
import { queueOutbox } from "../store/outbox.ts";
import { lockPatientFile } from "../store/patient-file.ts";
import { addToCareTeam, type Clinician, cliniciansOf, removeFromCareTeam } from "../store/people.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";
import { dayBefore } from "./day-before.ts";
import { ownersOf } from "./raise-alerts.ts";
import { refreshRow } from "./refresh-row.ts";
import { Refusal } from "./refusal.ts";
import { notFound, requireId } from "./require-id.ts";

export interface AssignCareTeam {
  readonly patientId: string;
  /** The whole team as it shall be; who is not named leaves it. */
  readonly members: readonly Pick<TeamMember, "personId" | "track">[];
}

/** Says who cares for a patient. Open alerts that belonged to nobody, or to someone who leaves, go to the new team. */
export async function assignCareTeam(
  ctx: Ctx,
  { patientId, members }: AssignCareTeam,
): Promise<{ team: TeamMember[] }> {
  authorise(ctx, "team.assign");
  requireId(patientId, "patient");
  const before = await lockPatientFile(ctx.tx, patientId, dayBefore(ctx.now));
  if (before === null) throw notFound("patient");
  const clinicians = new Map((await cliniciansOf(ctx.tx)).map((one) => [one.personId, one]));
  const wanted = new Map(members.map((member) => [member.personId, member]));
  for (const { personId, track } of wanted.values()) {
    const person = clinicians.get(personId);
    if (person === undefined) throw noClinician(personId);
    await addToCareTeam(ctx.tx, patientId, { personId, role: person.role, track });
  }
  const leaving = before.team.map(({ personId }) => personId).filter((id) => !wanted.has(id));
  for (const personId of leaving) await removeFromCareTeam(ctx.tx, patientId, personId);
  await appendAudit(ctx.tx, patientId, "care-team-changed", { members: [...wanted.keys()], left: leaving });
  await queueOutbox(ctx.tx, patientId, "patient-changed", "alert-changed");
  ctx.tx.afterCommit(() => ctx.tx.memory.wakeOutbox());
  const after = await lockPatientFile(ctx.tx, patientId, dayBefore(ctx.now));
  if (after === null) throw notFound("patient");
  await giveOwners(ctx.tx, patientId, ownersOf(after));
  await refreshRow(ctx, after);
  return { team: [...after.team] };
}

/** Everyone of the clinic who can be in a care team, by name. */
export async function listClinicians(ctx: Ctx): Promise<{ clinicians: Clinician[] }> {
  authorise(ctx, "team.assign");
  return { clinicians: await cliniciansOf(ctx.tx) };
}

function noClinician(personId: string): Refusal {
  return new Refusal("invalid", 422, "Only the clinic's own clinicians can be in a care team. Nothing was changed.", [
    { entry: null, field: "members", reason: `${personId} is not one of them` },
  ]);
}
