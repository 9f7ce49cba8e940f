import type { Entry } from "../record/entry.ts";
import type { Ability } from "./roles.ts";

/**
 * The ability an entry asks of whoever writes it, or takes it back. A prescribed medicine is begun, changed, held and stopped by a
 * prescriber alone; that a patient takes something is anyone's of the team to note.
 */
export function abilityToWrite(entry: Entry): Ability {
  if (entry.retracts !== undefined) return "entry.correct";
  switch (entry.kind) {
    case "medication":
      return isOrder(entry) ? "medication.order" : "medication.report";
    case "taper":
      return "medication.order";
    case "dispense":
    case "administration":
    case "pdmp-check":
    case "if-then-card":
    case "adherence":
    case "side-effect":
    case "allergy":
    case "use":
    case "counselling":
      return "medication.report";
    case "reconciliation":
    case "medication-review":
      return "medication.reconcile";
    case "medication-question":
      return entry.action === "answered" ? "medication.answer" : "medication.ask";
    default:
      return "score.write";
  }
}

/** An act on a medicine this clinic prescribes, as against a report of what is taken or of what others prescribe. */
export function isOrder({
  action,
  source,
}: {
  readonly action: string;
  readonly source?: string | undefined;
}): boolean {
  return action !== "report" && (source ?? "prescribed") === "prescribed";
}
