/** Something that lasts from a day to a day (exclusive). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/**
 * The fewest rows in which no two spans of a row come nearer than `gap` days. Spans keep their order of beginning, and go
 * into the first row that is free: what followed on something else stands in its row.
 */
export function packRows<T extends Span>(spans: readonly T[], gap: number): T[][] {
  const rows: T[][] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from || b.to - a.to)) {
    const free = rows.find((row) => (row.at(-1)?.to ?? Number.NEGATIVE_INFINITY) + gap <= span.from);
    if (free) free.push(span);
    else rows.push([span]);
  }
  return rows;
}
