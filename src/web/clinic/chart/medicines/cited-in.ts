import type { ComparedMedicines } from "../../../../http/contract/medicine-options.ts";

/** Stands for no work: the mark beside it says so. */
const GENERAL = "general-knowledge";

/** The works behind some source ids, as a reader would look for them. */
export function citedIn({ references }: ComparedMedicines, sources: readonly string[]): string {
  return sources
    .filter((id) => id !== GENERAL)
    .map((id) => (references[id] ?? id).replace(/\.$/, ""))
    .join("; ");
}
