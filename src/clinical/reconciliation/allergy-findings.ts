import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { RegimenFinding } from "../medication/regimen-finding.ts";
import type { EntryOf } from "../record/entry.ts";
import type { DraftOrder } from "./regimen-of.ts";

type Allergy = EntryOf<"allergy">;
export type AllergyFinding = Omit<RegimenFinding, "kind"> & { readonly kind: "allergy" };

/** The ordered medicine itself is recorded as an allergy. Cross-reactions between different medicines are not known here. */
export function allergyFindings(
  allergies: readonly Allergy[],
  { medication }: DraftOrder,
  knowledge: Knowledge,
): AllergyFinding[] {
  const ordered = ingredient(knowledge, medication);
  const found = allergies.filter(({ substance }) => ingredient(knowledge, substance) === ordered);
  return found.map(({ severity, reaction }) => ({
    kind: "allergy",
    severity: severity === "severe" ? "contraindicated" : "major",
    between: [ordered],
    mechanism: reaction === undefined ? "allergy" : `allergy: ${reaction}`,
    management: `An allergy to ${ordered} is on record. Choose another medicine, or find out first what happened.`,
    sources: ["product-default"],
    rule: "ALLERGY",
    seen: false,
  }));
}

function ingredient(knowledge: Knowledge, written: string): string {
  const facts = findMedication(knowledge, written);
  return facts?.parent ?? facts?.name ?? written.trim().toLowerCase();
}
