import { type ActingPerson, systemActor } from "../store/acting-person.ts";
import { appendAudit } from "../store/audit-trail.ts";
import type { Database } from "../store/database.ts";
import { hasPatient } from "../store/patients.ts";

/** What someone tried and was refused. Ids and names of the program alone: nothing of what the record says. */
export interface Refused {
  /** Method and pattern of the address, "GET /api/patients/:patientId/chart". */
  readonly route: string;
  /** The refusal's word for programs. */
  readonly code: string;
  /** Whom it was about, where the address says so in a well-formed id. */
  readonly patientId: string | null;
  /** Refusals of the same person before this one that were one too many to be written down each. */
  readonly unwritten: number;
}

/**
 * Notes a refused attempt in the audit trail: in the patient's own chain where the clinic has that patient, else in the chain of whoever
 * tried, so that guessed ids start no chains.
 */
export async function noteRefusal(database: Database, actor: ActingPerson, refused: Refused): Promise<void> {
  const { patientId } = refused;
  const program = systemActor(actor.organizationId, "job");
  const isHere = patientId !== null && (await database.withTransaction(program, (tx) => hasPatient(tx, patientId)));
  await database.withTransaction(actor, (tx) => appendAudit(tx, isHere ? patientId : null, "refused", { ...refused }));
}
