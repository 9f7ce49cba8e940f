import type { Knowledge } from "../knowledge/knowledge.ts";
import { dateFaults } from "./date-faults.ts";
import { ENTRY_KINDS, ENTRY_SCHEMAS, type Entry, type EntryKind, retraction } from "./entry.ts";
import { found } from "./found.ts";
import { orderFaults } from "./order-faults.ts";
import { scoreFaults } from "./score-faults.ts";
import { type ShapeFault, shapeFaults } from "./shape-faults.ts";

export type Checked = { readonly entry: Entry } | { readonly faults: ShapeFault[] };

/** One entry of unknown shape, checked by itself: its kind, every field, what its fields say together. */
export function checkEntry(input: unknown, knowledge: Knowledge): Checked {
  if (typeof input !== "object" || input === null || Array.isArray(input)) {
    return { faults: [{ field: "", reason: `must be an object; found ${found(input)}` }] };
  }
  const kind = kindOf(input);
  if (typeof kind !== "string") return { faults: [kind] };
  const retracts = Object.hasOwn(input, "retracts");
  const parsed = (retracts ? retraction : ENTRY_SCHEMAS[kind]).safeParse(input);
  if (!parsed.success) {
    return { faults: shapeFaults(parsed.error.issues, input, retracts ? "a retraction" : `a “${kind}” entry`) };
  }
  const entry: Entry = parsed.data;
  const faults = [...dateFaults(entry), ...contentFaults(entry, knowledge)];
  return faults.length > 0 ? { faults } : { entry };
}

function kindOf(input: object): EntryKind | ShapeFault {
  const kind: unknown = Object.hasOwn(input, "kind") ? Reflect.get(input, "kind") : undefined;
  const known = ENTRY_KINDS.find((name) => name === kind);
  if (known !== undefined) return known;
  if (kind === undefined) return { field: "kind", reason: "is missing; expected the kind of entry, such as “score”" };
  return { field: "kind", reason: `is not a kind of entry Accord knows; found ${found(kind)}` };
}

function contentFaults(entry: Entry, knowledge: Knowledge): ShapeFault[] {
  if (entry.retracts !== undefined) return [];
  if (entry.kind === "score") return scoreFaults(entry, knowledge);
  if (entry.kind === "medication") return orderFaults(entry);
  if (entry.kind === "diary") {
    const { sleepHours, timeInBedHours } = entry;
    if (sleepHours === undefined || timeInBedHours === undefined || sleepHours <= timeInBedHours) return [];
    return [
      { field: "sleepHours", reason: `cannot be more than timeInBedHours (${timeInBedHours}); found ${sleepHours}` },
    ];
  }
  return [];
}
