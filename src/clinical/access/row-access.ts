import type { FORM_ROLE, Role } from "./roles.ts";

/**
 * Which rows of which table a role may touch, in its own organisation. The row policies of the database are written from this and a
 * test holds the two against each other, role by role. What is not listed is refused; another organisation's rows always are.
 */
export type RowAccess = Partial<Readonly<Record<RowOperation, readonly RowRole[]>>>;
/** A person's role; `system`: the program's own work (jobs, imports from the command line); `form-link`: a form being filled in. */
export type RowRole = Role | "system" | typeof FORM_ROLE;
export type RowOperation = "select" | "insert" | "update" | "delete";

const clinical = ["therapist", "prescriber", "care-manager", "pharmacist"] as const;
const record = [...clinical, "system"] as const;
const staff = [...clinical, "front-desk", "quality-lead"] as const;
const everyone = [...staff, "patient", "support-person", "system", "form-link"] as const;
/** Who keeps the clinic's hours, closed days, time zone and country. */
const settling = ["quality-lead", "system"] as const;

export const rowAccess: Readonly<Record<string, RowAccess>> = {
  organization: { select: everyone, insert: ["system"], update: settling },
  clinic_hours: { select: everyone, insert: settling, update: settling, delete: settling },
  closed_day: { select: everyone, insert: settling, update: settling, delete: settling },
  // A patient, and a form for them, sees the people of their own care team; everyone sees themselves.
  person: { select: everyone, insert: ["system"], update: ["system"] },
  // A patient sees their own.
  // A form sees whom it is for, and moves the version of the record on: no other column.
  patient: { select: [...record, "front-desk", "patient", "form-link"], insert: record, update: record },
  patient_identifier: { select: [...record, "front-desk"], insert: record, delete: record },
  patient_word: { select: [...record, "front-desk", "quality-lead"], insert: record, delete: record },
  care_team_member: {
    select: [...record, "front-desk", "quality-lead", "patient", "form-link"],
    insert: record,
    update: record,
    delete: record,
  },
  appointment: {
    select: [...record, "front-desk", "patient"],
    insert: [...record, "front-desk"],
    update: [...record, "front-desk"],
    delete: [...record, "front-desk"],
  },
  // Psychotherapy notes: of these, only whom they were kept by. A form keeps scores and diary lines, and sees those it kept.
  entry: { select: [...record, "patient", "form-link"], insert: record },
  kept_resource: { select: record, insert: record },
  kept_identifier: { select: record, insert: record },
  // A form raises alerts from its own entries, and sees those.
  safety_alert: { select: [...record, "form-link"], insert: [...record, "form-link"], update: record },
  form_request: {
    select: [...record, "front-desk", "form-link"],
    insert: record,
    update: [...record, "front-desk", "form-link"],
  },
  form_answer: {
    select: [...record, "form-link"],
    insert: [...record, "form-link"],
    update: [...record, "form-link"],
  },
  // Where a rebuild of all rows stands: the program's own work.
  registry_rebuild: { select: ["system"], insert: ["system"], update: ["system"], delete: ["system"] },
  // A form half filled in: whoever began it, nobody else. The program clears old ones away.
  score_draft: { select: record, insert: clinical, update: clinical, delete: record },
  // For whom a rule began to speak: written with the row it follows from.
  rule_firing: { select: [...record, "quality-lead"], insert: record, update: record },
  // Sums over many courses, drawn by the program at night.
  course_curve: { select: [...record, "quality-lead", "patient"], insert: ["system"], delete: ["system"] },
  course_curve_day: { select: ["system"], insert: ["system"], update: ["system"] },
  registry_basis: { select: ["system"], insert: ["system"], update: ["system"] },
  registry_row: { select: [...record, "quality-lead"], insert: record, update: record },
  // The quality lead: those of rows, not those of identifiers.
  registry_word: { select: [...record, "quality-lead"], insert: record, delete: record },
  outbox: {
    select: ["system"],
    insert: [...record, "front-desk", "form-link"],
    update: ["system"],
    delete: ["system"],
  },
  // Written by the database's own functions alone.
  audit_event: { select: ["system"] },
  audit_head: { select: ["system"] },
  audit_checkpoint: { select: ["system"] },
};
