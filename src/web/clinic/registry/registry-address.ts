import type { Sort, View } from "../../../clinical/registry/row.ts";

export interface RegistryAddress {
  readonly view?: View;
  readonly sort?: Sort;
  readonly direction?: "descending";
}

const VIEWS: Readonly<Record<View, true>> = {
  everyone: true,
  safety: true,
  "decide-now": true,
  "not-improving": true,
  overdue: true,
  "lost-to-contact": true,
  "unknown-to-ask": true,
  "labs-due": true,
  "refill-gap": true,
  "ready-to-step-down": true,
};
const SORTS: Readonly<Record<Sort, true>> = {
  urgency: true,
  name: true,
  step: true,
  change: true,
  weeks: true,
  "next-visit": true,
  "last-contact": true,
};

/** Reads view and order from the address. What it does not know falls back to everyone, most urgent first. */
export function readRegistryAddress(search: Record<string, unknown>): RegistryAddress {
  const { view, sort, direction } = search;
  return {
    ...(isKey(VIEWS, view) && view !== "everyone" ? { view } : {}),
    ...(isKey(SORTS, sort) && sort !== "urgency" ? { sort } : {}),
    ...(direction === "descending" ? { direction } : {}),
  };
}

function isKey<K extends string>(known: Readonly<Record<K, true>>, value: unknown): value is K {
  return typeof value === "string" && Object.hasOwn(known, value);
}
