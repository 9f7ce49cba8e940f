import { can } from "./abilities-of.ts";

/**
 * Whether a role may answer a finding: only one that the finding is for. A dose is the prescriber's to decide and homework the
 * therapist's, however well the other knows the person; everyone in the team sees the card, and who has to answer it.
 */
export function mayDecide(role: string, forRoles: readonly string[]): boolean {
  return can(role, "finding.decide") && forRoles.includes(role);
}
