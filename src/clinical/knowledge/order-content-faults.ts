import type { Filed, KnowledgeFault } from "./check-knowledge.ts";
import type { MedicationFacts } from "./medication-facts.ts";
import type { OrderContent } from "./order-content.ts";

/** Session notes that no medicine can bring up, or that have no words. */
export function orderFaults(
  { file, value }: Filed<OrderContent>,
  medications: readonly Filed<MedicationFacts>[],
  messageKeys: ReadonlySet<string>,
): KnowledgeFault[] {
  const classes = new Set(medications.flatMap((one) => one.value.classes));
  const names = new Set(medications.map((one) => one.value.name));
  return value.sessionNotes.flatMap((note) => [
    ...(note.classes ?? [])
      .filter((name) => !classes.has(name))
      .map((name) => ({ file, reason: `the session note "${note.id}" is for a class no medicine has: ${name}` })),
    ...(note.medications ?? [])
      .filter((name) => !names.has(name))
      .map((name) => ({ file, reason: `the session note "${note.id}" is for a medicine that is not there: ${name}` })),
    ...(messageKeys.has(`orders.session.${note.id}`)
      ? []
      : [{ file, reason: `the session note "${note.id}" has no words` }]),
  ]);
}
