import type { Assessment } from "../findings/assessment.ts";
import type { Limits } from "../findings/playbook.ts";
import { isKnown } from "../known.ts";
import type { View } from "./row.ts";
import type { RowStanding } from "./row-standing.ts";

/** The saved views a row belongs to. A row may be in several; `everyone` holds all. */
export function rowViews(assessment: Assessment, standing: RowStanding, alerts: number, limits: Limits): View[] {
  const { findings } = assessment;
  const has = (...categories: readonly string[]) => findings.some(({ category }) => categories.includes(category));
  const { flag } = standing;
  const member: Readonly<Record<View, boolean>> = {
    everyone: true,
    safety: flag === "safety" || alerts > 0 || findings.some((one) => one.track === "safety" && one.primary),
    "decide-now": flag === "decide" || flag === "worse" || flag === "ready",
    "not-improving": isNotImproving(assessment, limits),
    overdue:
      flag === "overdue" || has("planned-stop-due") || findings.some((one) => one.reasons.includes("data-stale")),
    "lost-to-contact": has("outreach"),
    "unknown-to-ask": has("needs-data"),
    "labs-due": has("monitoring-due"),
    "refill-gap": has("refill-gap"),
    "ready-to-step-down": has("step-down", "taper-ready"),
  };
  return (Object.keys(member) as View[]).filter((view) => member[view]);
}

/** Worse, or after the first weeks without response, or after the consult weeks with less than a full one. */
function isNotImproving({ situation }: Assessment, limits: Limits): boolean {
  if (situation.deceased !== null) return false;
  if (!isKnown(situation.symptom)) return false;
  const { status, weeks } = situation.symptom.value;
  if (status === "deteriorated") return true;
  if (weeks === null) return false;
  if (status === "non-response") return weeks >= limits.notImprovingWeeks;
  return status === "partial" && weeks >= limits.consultWeeks;
}
