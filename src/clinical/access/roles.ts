/** Everyone who may sign in, in the order in which a clinic names them. The one list: screens, schemas and tests take it from here. */
export const ROLES = [
  "therapist",
  "prescriber",
  "care-manager",
  "pharmacist",
  "front-desk",
  "quality-lead",
  "patient",
  "support-person",
] as const;
export type Role = (typeof ROLES)[number];

/** Whoever holds the link to a form, or the tablet it is open on. Nobody signs in as this: the request for the form is the person. */
export const FORM_ROLE = "form-link";

/** Everything the server may be asked to allow or refuse. */
export const ABILITIES = [
  "registry.read",
  "registry.export",
  "chart.read",
  "score.write",
  "finding.decide",
  "playbook.read",
  "clinic.settings",
  "alert.acknowledge",
  "patient.enrol",
  "team.assign",
  "entry.correct",
  "schedule.read",
  "quality.read",
  "own-record.read",
  "form.ask",
  "form.hand-out",
  "medication.order",
  "medication.report",
  "medication.reconcile",
  "medication.ask",
  "medication.answer",
] as const;
export type Ability = (typeof ABILITIES)[number];
