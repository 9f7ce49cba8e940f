import { readFileSync } from "node:fs";
import type { z } from "zod";
import {
  conditionCodes,
  encounterCodes,
  type FhirCodes,
  medicationCodes,
  observationCodes,
  resourceCodes,
} from "../clinical/knowledge/fhir-codes.ts";

function read<T extends z.ZodType>(name: string, schema: T): z.infer<T> {
  const url = new URL(`../../knowledge/fhir/${name}.json`, import.meta.url);
  const parsed = schema.safeParse(JSON.parse(readFileSync(url, "utf8")));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(
    (issue) => `knowledge/fhir/${name}.json: ${issue.path.join(".")}: ${issue.message}`,
  );
  throw new Error(faults.join("\n"));
}

let loaded: FhirCodes | undefined;

/** The code tables of `knowledge/fhir`, read once. Throws with every fault of the first file that has one. */
export function loadFhirCodes(): FhirCodes {
  loaded ??= Object.freeze({
    observations: read("observations", observationCodes),
    conditions: read("conditions", conditionCodes),
    encounters: read("encounters", encounterCodes),
    medications: read("medications", medicationCodes),
    resources: read("resources", resourceCodes),
  });
  return loaded;
}
