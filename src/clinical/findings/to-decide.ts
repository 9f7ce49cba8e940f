import { isSafety, isSettled } from "./decided.ts";
import type { Category, Finding } from "./finding.ts";

/** Categories that ask for no choice: going on as before, or finding something out. */
const QUIET: readonly Category[] = ["needs-data", "continue", "active-monitoring", "taper-continue"];
/** Categories that remind of a task or stand beside a decision; a planned stop that is due is a choice of its own. */
const REMINDERS: readonly Category[] = [
  "interaction",
  "monitoring-due",
  "monitoring-abnormal",
  "dose-out-of-range",
  "polypharmacy",
  "duplicate-therapy",
  "reconcile",
  "plan-conflict",
  "measure-due",
  "visit-due",
  "refill-gap",
  "outreach",
  "support-needed",
];

/**
 * The findings people have to choose on, the most pressing first: not settled, and more than a reminder. Where the most pressing of them
 * says to go on as before, what stands behind it is an option and waits for nobody; a planned stop that is due always does. Dangers are
 * not among them, they are acted on. A relapse plan still to be written is a choice even where all else goes on.
 */
export function toDecide<T extends Pick<Finding, "category" | "track" | "reasons" | "decided">>(
  findings: readonly T[],
): T[] {
  const open = findings.filter((one) => !(isSettled(one) || isSafety(one) || REMINDERS.includes(one.category)));
  const [first] = open;
  const calm = first === undefined || !asksForChoice(first);
  return open.filter((one) => (calm ? one.category === "planned-stop-due" : asksForChoice(one)));
}

function asksForChoice({ category, reasons }: Pick<Finding, "category" | "reasons">): boolean {
  return reasons.includes("rp-plan-missing") || !QUIET.includes(category);
}
