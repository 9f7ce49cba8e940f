import type { FhirCodes } from "../../clinical/knowledge/fhir-codes.ts";
import type { Label } from "../../clinical/record/fields.ts";
import { type Json, objectAt, objectsAt, textAt } from "../json.ts";

/**
 * The sensitivity that the source itself states in `meta.security`. Never concluded from content: whether a record falls
 * under 42 CFR Part 2 follows from who made it, not from what it says.
 */
export function sensitivityLabel(resource: Json, codes: FhirCodes): Label {
  const labels = objectsAt(objectAt(resource, "meta"), "security").flatMap(
    (coding) => codes.resources.securityLabels[textAt(coding, "code") ?? ""] ?? [],
  );
  return labels.find((label) => label === "psychotherapy-notes") ?? labels[0] ?? "general";
}
