import { effectiveEntries } from "../../../../../clinical/record/effective-entries.ts";
import type { Entry, EntryOf } from "../../../../../clinical/record/entry.ts";
import { dayNumber, isoDay } from "../../../../../clinical/timeline/day-number.ts";
import type { DoseLane } from "../../../../../clinical/timeline/timeline.ts";
import type { Chart } from "../../../../../http/contract/chart.ts";
import type { MedicineLine } from "../../../../../http/contract/medicines.ts";

/** What an order says beyond its line on the list; null where it does not say. */
export interface PaperOrder {
  /** Who signed the newest act of the order. */
  readonly author: { readonly id: string; readonly role: string } | null;
  readonly route: string | null;
  /** First day of the order, ISO date. */
  readonly start: string | null;
  readonly daysSupply: number | null;
  readonly refills: number | null;
  /** Steps still to come, each from its ISO date. */
  readonly steps: readonly { readonly from: string; readonly doseMg: number | null; readonly frequency: string }[];
}

/** An order as it stands on the chart. Days and refills hold for the newest act alone, as in its FHIR export. */
export function orderOfLine(chart: Pick<Chart, "entries" | "timeline" | "today">, line: MedicineLine): PaperOrder {
  // The record's own rules checked the entries on their way in; the contract repeats only what every entry has.
  const acts = effectiveEntries(chart.entries as unknown as readonly Entry[]).filter(
    (entry): entry is EntryOf<"medication"> => entry.kind === "medication" && entry.orderId === line.key,
  );
  const last = acts[acts.length - 1];
  const { doses = [] } = chart.timeline as { readonly doses?: readonly DoseLane[] };
  const lane = doses.find(({ orderId }) => orderId === line.key);
  const today = dayNumber(chart.today);
  return {
    author: last?.author ?? null,
    route: acts.findLast(({ route }) => route !== undefined)?.route ?? null,
    start: lane === undefined ? null : isoDay(lane.startedDay),
    daysSupply: last?.daysSupply ?? null,
    refills: last?.refills ?? null,
    steps: (lane?.steps ?? [])
      .filter(({ day }) => day > today)
      .map(({ day, doseMg, frequency }) => ({ from: isoDay(day), doseMg, frequency })),
  };
}
