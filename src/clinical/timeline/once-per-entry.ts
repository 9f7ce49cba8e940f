import type { Knowledge } from "../knowledge/knowledge.ts";

/**
 * A reading of single entries, worked out once for each under one knowledge. Entries and knowledge never change, a record grows by one
 * entry at a time, and scoring every old form again on every write would be most of the work of a write.
 */
export function oncePerEntry<E extends object, R>(read: (entry: E, knowledge: Knowledge) => R) {
  const readings = new WeakMap<Knowledge, WeakMap<E, R>>();
  return (knowledge: Knowledge) => {
    const under = readings.get(knowledge) ?? new WeakMap<E, R>();
    readings.set(knowledge, under);
    return (entry: E): R => {
      const before = under.get(entry);
      if (before !== undefined) return before;
      const reading = read(entry, knowledge);
      under.set(entry, reading);
      return reading;
    };
  };
}
