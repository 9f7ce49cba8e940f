import type { Instrument } from "./instrument.ts";
import type { Knowledge } from "./knowledge.ts";

/** An instrument by its id or another name for it, in any case; undefined where there is none. */
export function findInstrument(knowledge: Knowledge, name: string): Instrument | undefined {
  const exact = knowledge.instruments.get(name);
  if (exact !== undefined) return exact;
  const wanted = name.trim().toLowerCase();
  for (const instrument of knowledge.instruments.values()) {
    if ([instrument.id, ...(instrument.aliases ?? [])].some((known) => known.toLowerCase() === wanted))
      return instrument;
  }
  return undefined;
}
