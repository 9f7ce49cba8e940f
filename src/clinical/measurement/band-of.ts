import type { Band, Instrument } from "../knowledge/instrument.ts";

/** The severity band a total falls in; null where no source names one. Ends belong as the instrument's file says. */
export function bandOf(instrument: Instrument, total: number): Band | null {
  const { bands, total: range } = instrument;
  if (range === null) return null;
  const inside = (band: Band) =>
    total >= band.from && (range.wholeNumbers || band.to === range.max ? total <= band.to : total < band.to);
  return bands.find(inside) ?? null;
}
