import { enteredValue } from "../../clinical/medication/monitoring/entered-value.ts";
import type { Entry } from "../../clinical/record/entry.ts";
import type { Fault } from "../../clinical/record/record.ts";
import type { AlertView } from "../alert-view.ts";
import { appendEntries } from "../append-entries.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { localMoment } from "../local-moment.ts";
import { refuseFaults } from "../take-entries.ts";

interface TypedResult {
  readonly entryId: string;
  readonly test: string;
  readonly value: number;
  readonly unit: string;
  /** ISO date it was taken; absent = now. */
  readonly on?: string | undefined;
}

export interface EnterResults {
  readonly patientId: string;
  readonly results: readonly TypedResult[];
  readonly recordVersion?: number | undefined;
}

export interface ResultsKept {
  readonly repeated: boolean;
  readonly recordVersion: number;
  readonly upToDate: boolean;
  readonly alerts: AlertView[];
}

/** Keeps typed results in the units the record reads; all or none. What they come to raises its alert as any entry does. */
export async function enterResults(
  ctx: Ctx,
  { patientId, results, recordVersion }: EnterResults,
): Promise<ResultsKept> {
  authorise(ctx, "score.write");
  const now = localMoment(ctx.now, ctx.timeZone);
  const read = results.map((result) => ({
    result,
    as: enteredValue(result, ctx.knowledge.catalogue.monitoringChecks),
  }));
  refuseFaults(
    read.flatMap(({ result, as }): Fault[] => {
      if (!("impossible" in as)) return [];
      return [{ entry: result.entryId, field: as.impossible, reason: reasonOf(as) }];
    }),
  );
  const entries = read.flatMap(({ result, as }): Partial<Entry>[] => {
    if ("impossible" in as) return [];
    const { kind, value, unit, typedAs } = as;
    const note = typedAs === null ? {} : { note: `Entered as ${typedAs}.` };
    return [{ id: result.entryId, kind, at: result.on ?? now, test: result.test, value, unit, ...note }];
  });
  const kept = await appendEntries(ctx, { patientId, entries, recordVersion, stamped: ["at"] });
  return {
    repeated: kept.repeated.length > 0,
    recordVersion: kept.recordVersion,
    upToDate: kept.upToDate,
    alerts: [...kept.alerts],
  };
}

function reasonOf(as: { readonly impossible: string; readonly least?: number; readonly most?: number }): string {
  if (as.impossible === "test") return "is none that can be entered here";
  if (as.impossible === "unit") return "is none of this test";
  return `must be between ${as.least} and ${as.most} in this unit: check the number and the unit`;
}
