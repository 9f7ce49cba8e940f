import type { Appointment } from "../clinical/registry/row.ts";
import type { Transaction } from "./transaction.ts";

const BOOK = `
insert into appointment (organization_id, id, patient_id, start_text, starts_at, minutes, type, modality, clinicians)
values ($1, $2, $3, $4::text, $4::text::timestamptz, $5, $6, $7, $8)`;

/** Books a visit. `start`: ISO date-time with offset. */
export async function addAppointment(tx: Transaction, patientId: string, appointment: Appointment): Promise<void> {
  const { id, start, minutes, type, modality, clinicians } = appointment;
  await tx.query(BOOK, [tx.actor.organizationId, id, patientId, start, minutes, type, modality, clinicians]);
}
