import type { Instrument } from "../knowledge/instrument.ts";

interface Diagnosed {
  readonly condition: string;
  readonly features: readonly string[];
}

const read = new WeakMap<NonNullable<Instrument["bandsWhen"]>[number], Instrument>();

/**
 * The instrument with the bands that hold for a person with these active conditions: some measures are read otherwise beside another
 * illness (PDSS with agoraphobia). The same object each time; itself where nothing else holds.
 */
export function bandsFor(instrument: Instrument, conditions: readonly Diagnosed[]): Instrument {
  const set = instrument.bandsWhen?.find(({ named }) =>
    conditions.some(({ condition, features }) => [condition, ...features].some((one) => named.includes(one))),
  );
  if (set === undefined) return instrument;
  const own = read.get(set) ?? { ...instrument, bands: set.bands };
  read.set(set, own);
  return own;
}
