import type { ComparedMedicines } from "../../../../http/contract/medicine-options.ts";

/** The works behind some source ids, as a reader would look for them. */
export function citedIn({ references }: ComparedMedicines, sources: readonly string[]): string {
  return sources.map((id) => references[id] ?? id).join("; ");
}
