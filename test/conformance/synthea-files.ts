import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { SourceFile } from "../../src/fhir/source/read-resources.ts";

const folder = new URL("../../../shared/data/synthea/", import.meta.url);
const index = z.object({
  patients: z.array(
    z.object({
      file: z.string(),
      resources: z.record(z.string(), z.number()),
      scores: z.record(z.string(), z.array(z.tuple([z.string(), z.number().nullable()]))),
    }),
  ),
});

export type SyntheaPatient = z.infer<typeof index>["patients"][number];

/** Patients nobody here wrote, and what stands in them; empty where the data is not at hand. */
export const syntheaPatients: readonly SyntheaPatient[] = existsSync(new URL("index.json", folder))
  ? index.parse(JSON.parse(readFileSync(new URL("index.json", folder), "utf8"))).patients
  : [];

export const PROVIDERS = ["providers/hospitalInformation.json.gz", "providers/practitionerInformation.json.gz"];
/** Bundles with searches that nothing here answers. */
export const UNRESOLVABLE = ["Beatris270", "Edythe31", "Jamison785"];

export function isUnresolvable({ file }: { readonly file: string }): boolean {
  return UNRESOLVABLE.some((name) => file.includes(name));
}
export function syntheaFile(name: string): SourceFile {
  return { name, text: gunzipSync(readFileSync(new URL(name, folder))).toString("utf8") };
}
/** The same file with its searches taken out: what a sender without those providers would have sent. */
export function withoutSearches({ name, text }: SourceFile): SourceFile {
  return { name, text: text.replace(/"reference":"([A-Z][A-Za-z]+)\?identifier=[^"]*"/g, '"type":"$1"') };
}
export function resourcesIn(patient: SyntheaPatient): number {
  return Object.values(patient.resources).reduce((sum, count) => sum + count, 0);
}
