import type { FlagShape } from "../../shared/ui/flag-mark.tsx";
import type { ChartFinding } from "./chart-view.ts";

/** Shape, catalogue key of its word, and class of a finding's flag. */
export interface FindingFlag {
  readonly shape: FlagShape | null;
  readonly word:
    | "safety"
    | "ask"
    | "decide"
    | "worse"
    | "overdue"
    | "lost"
    | "lab-due"
    | "ready"
    | "refill"
    | "on-course";
}

const BY_CATEGORY: Readonly<Record<string, FindingFlag>> = {
  "safety-emergency": { shape: "octagon", word: "safety" },
  "safety-same-day": { shape: "octagon", word: "safety" },
  "needs-data": { shape: "dashed-ring", word: "ask" },
  "relapse-response": { shape: "triangle", word: "worse" },
  "taper-reverse": { shape: "triangle", word: "worse" },
  "step-down": { shape: "stairs", word: "ready" },
  "taper-ready": { shape: "stairs", word: "ready" },
  "monitoring-due": { shape: "flask", word: "lab-due" },
  "measure-due": { shape: "clock", word: "overdue" },
  "visit-due": { shape: "clock", word: "overdue" },
  outreach: { shape: "broken-ring", word: "lost" },
  "refill-gap": { shape: "capsule", word: "refill" },
  continue: { shape: null, word: "on-course" },
  "active-monitoring": { shape: null, word: "on-course" },
};

/**
 * What a finding is, at a glance. Whatever asks for a choice and is nothing else is to decide; so is the first one where the registry,
 * which looks at the whole record, says that somebody has to.
 */
export function findingFlag(
  { category, primary }: Pick<ChartFinding, "category" | "primary">,
  rowFlag: string,
): FindingFlag {
  if (primary && rowFlag === "decide") return { shape: "diamond", word: "decide" };
  return BY_CATEGORY[category] ?? { shape: "diamond", word: "decide" };
}
