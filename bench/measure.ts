/** Latencies of one run in milliseconds, and how many operations a second all clients did together. */
export interface Measured {
  readonly operations: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Runs `operation` from `clients` loops at once for `seconds`, after a warm-up of a fifth of that. */
export async function measure(
  clients: number,
  seconds: number,
  operation: (client: number, turn: number) => Promise<unknown>,
): Promise<Measured> {
  const latencies: number[] = [];
  const begin = performance.now();
  const countFrom = begin + seconds * 200;
  const end = countFrom + seconds * 1000;
  await Promise.all(
    Array.from({ length: clients }, async (_, client) => {
      for (let turn = 0; performance.now() < end; turn += 1) {
        const started = performance.now();
        await operation(client, turn);
        if (started >= countFrom) latencies.push(performance.now() - started);
      }
    }),
  );
  const elapsed = (performance.now() - countFrom) / 1000;
  latencies.sort((a, b) => a - b);
  return {
    operations: latencies.length,
    perSecond: latencies.length / elapsed,
    p50: quantile(latencies, 0.5),
    p95: quantile(latencies, 0.95),
    p99: quantile(latencies, 0.99),
  };
}

/** Least, middle and greatest of repeated runs, by throughput: the spread a reader needs to trust the middle. */
export async function repeated(
  runs: number,
  once: () => Promise<Measured>,
): Promise<{ middle: Measured; least: number; greatest: number }> {
  const results: Measured[] = [];
  for (let run = 0; run < runs; run += 1) results.push(await once());
  results.sort((a, b) => a.perSecond - b.perSecond);
  return {
    middle: results[Math.floor(results.length / 2)] as Measured,
    least: results[0]?.perSecond ?? Number.NaN,
    greatest: results.at(-1)?.perSecond ?? Number.NaN,
  };
}
