/**
 * Who may do what. One table, read by the server to refuse and sent to the browser to hide:
 * a role that is not listed, or an ability that is not listed for it, is refused.
 */
const clinician = [
  "registry.read",
  "registry.export",
  "chart.read",
  "score.write",
  "alert.acknowledge",
  "patient.enrol",
  "entry.correct",
  "schedule.read",
] as const;

const abilitiesByRole = {
  therapist: clinician,
  prescriber: clinician,
  "care-manager": clinician,
  pharmacist: clinician,
  "front-desk": ["schedule.read"],
  "quality-lead": ["registry.read", "quality.read"],
  patient: ["own-record.read"],
  // What a patient shared comes with consent: until a grant exists, nothing.
  "support-person": [],
} as const satisfies Record<string, readonly string[]>;

type AccessRole = keyof typeof abilitiesByRole;
export type AccessAbility = (typeof abilitiesByRole)[AccessRole][number];

/** Every ability of a role, none for a role nobody defined. */
export function abilitiesOf(role: string): readonly AccessAbility[] {
  return Object.hasOwn(abilitiesByRole, role) ? abilitiesByRole[role as AccessRole] : [];
}

/** True only where the table says so. */
export function can(role: string, ability: AccessAbility): boolean {
  return abilitiesOf(role).includes(ability);
}
