import type { ChartEntry } from "./chart-view.ts";

/** A line of the record with what became of it. */
export interface RecordLine {
  readonly entry: ChartEntry;
  readonly state: "stands" | "corrected" | "taken-back";
  /** The entry this one corrects or takes back. */
  readonly of: ChartEntry | null;
}

/** All entries, the latest written down first (else the latest true), each with whether it still stands. */
export function recordLines(entries: readonly ChartEntry[]): RecordLine[] {
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const retracted = new Set(entries.map(({ retracts }) => retracts));
  const replaced = new Set(entries.filter(({ id }) => !retracted.has(id)).map(({ replaces }) => replaces));
  const written = (entry: ChartEntry) => String(entry.recordedAt ?? entry.at);
  return [...entries]
    .sort((a, b) => (written(a) === written(b) ? (a.at < b.at ? 1 : -1) : written(a) < written(b) ? 1 : -1))
    .map((entry) => {
      const target = entry.retracts ?? entry.replaces;
      return {
        entry,
        state: retracted.has(entry.id) ? "taken-back" : replaced.has(entry.id) ? "corrected" : "stands",
        of: typeof target === "string" ? (byId.get(target) ?? null) : null,
      };
    });
}
