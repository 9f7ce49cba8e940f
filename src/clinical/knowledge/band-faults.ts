import type { Band, Instrument } from "./instrument.ts";

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Gaps and overlaps: bands and stated unnamed ranges must cover the total exactly once. Empty when sound. */
export function bandFaults(instrument: Instrument): string[] {
  if (instrument.total === null) {
    return instrument.bands.length === 0 ? [] : [`${instrument.id} has bands but no total to read them by`];
  }
  const others = (instrument.bandsWhen ?? []).flatMap((set) =>
    covering(instrument, set.bands, `bands when ${set.when}`),
  );
  return [...covering(instrument, [...instrument.bands, ...(instrument.unbanded ?? [])], "bands"), ...others];
}

function covering(instrument: Instrument, spans: readonly (Band | Span)[], what: string): string[] {
  const total = instrument.total;
  if (total === null) return [];
  const sorted = spans.toSorted((a, b) => a.from - b.from);
  const step = total.wholeNumbers ? 1 : 0;
  const faults: string[] = [];
  let next = total.min;
  for (const span of sorted) {
    if (span.to < span.from) faults.push(`${instrument.id}: ${what} ${span.from} to ${span.to} runs backwards`);
    if (span.from > next) faults.push(`${instrument.id}: ${what} leave a gap from ${next} to ${span.from}`);
    if (span.from < next) faults.push(`${instrument.id}: ${what} overlap at ${span.from}`);
    next = Math.max(next, span.to + step);
  }
  const end = total.max + step;
  if (next < end) faults.push(`${instrument.id}: ${what} end at ${next - step}, the total at ${total.max}`);
  if (next > end) faults.push(`${instrument.id}: ${what} go past ${total.max}`);
  return faults;
}
