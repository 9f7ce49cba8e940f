import { type Ability, FORM_ROLE, type Role } from "./roles.ts";

/**
 * Who may do what. One table, read by the server to refuse and sent to the browser to hide:
 * a role that is not listed, or an ability that is not listed for it, is refused.
 */
const clinician: readonly Ability[] = [
  "registry.read",
  "registry.export",
  "chart.read",
  "score.write",
  "finding.decide",
  "playbook.read",
  "alert.acknowledge",
  "patient.enrol",
  "team.assign",
  "entry.correct",
  "schedule.read",
  "form.ask",
  "form.hand-out",
  // What a patient says they take, side effects, doses missed, allergies, fills; and questions to whoever prescribes.
  "medication.report",
  "medication.ask",
];

const abilitiesByRole: Readonly<Record<Role | typeof FORM_ROLE, readonly Ability[]>> = {
  therapist: clinician,
  prescriber: [...clinician, "medication.order", "medication.reconcile", "medication.answer"],
  "care-manager": clinician,
  pharmacist: [...clinician, "medication.reconcile"],
  "front-desk": ["schedule.read", "form.hand-out"],
  // There is no administrator's role yet: whoever answers for quality keeps the clinic's hours and place.
  "quality-lead": ["registry.read", "quality.read", "playbook.read", "clinic.settings"],
  patient: ["own-record.read"],
  // What a patient shared comes with consent: until a grant exists, nothing.
  "support-person": [],
  // Only what the form of one request says; the row policies hold it to that request and that patient.
  [FORM_ROLE]: ["score.write"],
};

/** Every ability of a role, none for a role nobody defined. */
export function abilitiesOf(role: string): readonly Ability[] {
  return Object.hasOwn(abilitiesByRole, role) ? abilitiesByRole[role as keyof typeof abilitiesByRole] : [];
}

/** True only where the table says so. */
export function can(role: string, ability: Ability): boolean {
  return abilitiesOf(role).includes(ability);
}
