import { readPatientFile } from "../store/patient-file.ts";
import { appendEntries } from "./append-entries.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";
import { dayBefore } from "./day-before.ts";
import { localMoment } from "./local-moment.ts";
import { Refusal } from "./refusal.ts";
import { notFound, requireId } from "./require-id.ts";

export interface RetractEntry {
  readonly patientId: string;
  readonly entryId: string;
  readonly reason: string;
  readonly recordVersion: number;
}

/** Says that an entry should not have been made. It stays in the record, and no longer counts. */
export async function retractEntry(ctx: Ctx, input: RetractEntry): Promise<{ recordVersion: number }> {
  authorise(ctx, "entry.correct");
  requireId(input.patientId, "patient");
  const file = await readPatientFile(ctx.tx, input.patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  const target = file.entries.find(({ id }) => id === input.entryId);
  if (target === undefined) throw notFound("entry");
  if (file.entries.some(({ retracts }) => retracts === input.entryId))
    throw new Refusal("already-retracted", 409, "This entry was taken back already. Nothing was changed.");
  const { recordVersion } = await appendEntries(ctx, {
    patientId: input.patientId,
    entries: [
      {
        id: ctx.newId(),
        kind: target.kind,
        at: localMoment(ctx.now, ctx.timeZone),
        retracts: target.id,
        note: input.reason,
        ...(target.label === undefined ? {} : { label: target.label }),
      },
    ],
    recordVersion: input.recordVersion,
    last: true,
  });
  return { recordVersion };
}
