import { v5 } from "uuid";

/** Code system of what FHIR has no code for: kinds of entry, instruments without a LOINC code, slugs of the record. */
export const ACCORD_CODES = "https://accord.example/fhir/CodeSystem/record";
const NAMESPACE = "5a1ba5a7-6b0e-4d5c-9c63-6c1c0e1d7a10";
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The same FHIR id for the same entry every time; its own where FHIR allows it. */
export function resourceId(entryId: string): string {
  return /^[A-Za-z0-9\-.]{1,64}$/.test(entryId) ? entryId : v5(entryId, NAMESPACE);
}
/** The address of a resource in its bundle. */
export function fullUrlOf(patientId: string, id: string): string {
  return `urn:uuid:${UUID.test(id) ? id : v5(`${patientId} ${id}`, NAMESPACE)}`;
}
