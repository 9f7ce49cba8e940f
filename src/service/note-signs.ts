import type { AlertView } from "./alert-view.ts";
import { appendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { localMoment } from "./local-moment.ts";

interface NoteSigns {
  readonly patientId: string;
  readonly signs: readonly {
    readonly entryId: string;
    readonly sign: string;
    readonly present: boolean;
    readonly severity?: "mild" | "moderate" | "severe" | undefined;
    readonly source: "clinician" | "patient" | "caregiver";
  }[];
  readonly recordVersion?: number | undefined;
}

interface SignsKept {
  readonly repeated: boolean;
  readonly alerts: AlertView[];
  readonly recordVersion: number;
  readonly upToDate: boolean;
}

/** Keeps what was seen, told, or looked for and absent: one entry a sign, all or none. */
export async function noteSigns(ctx: Ctx, { patientId, signs, recordVersion }: NoteSigns): Promise<SignsKept> {
  const at = localMoment(ctx.now, ctx.timeZone);
  const entries = signs.map(({ entryId, sign, present, severity, source }) => ({
    id: entryId,
    kind: "sign",
    at,
    sign,
    present,
    source,
    ...(severity !== undefined && present && { severity }),
  }));
  const kept = await appendEntries(ctx, { patientId, entries, recordVersion, stamped: ["at"] });
  return {
    repeated: kept.repeated.length > 0,
    alerts: [...kept.alerts],
    recordVersion: kept.recordVersion,
    upToDate: kept.upToDate,
  };
}
