import type { Entry } from "./entry.ts";
import type { Fault } from "./record.ts";

/** Entries with repeats taken out: the same entry twice is one; one id with two different bodies is a fault. */
export function onceEach(entries: readonly Entry[]): { readonly entries: Entry[]; readonly faults: Fault[] } {
  const kept = new Map<string, Entry>();
  const clashing = new Set<string>();
  for (const entry of entries) {
    const twin = kept.get(entry.id);
    if (twin === undefined) kept.set(entry.id, entry);
    else if (canonical(twin) !== canonical(entry)) clashing.add(entry.id);
  }
  const faults = [...clashing].map((id) => ({
    entry: id,
    field: "id",
    reason: "is used by entries that differ; a correction needs an id of its own and `replaces`",
  }));
  return { entries: [...kept.values()], faults };
}

/** The same text for the same content, whatever the order its fields came in. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
