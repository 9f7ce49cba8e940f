import type { EntryOf } from "../../clinical/record/entry.ts";
import { readPatientFile } from "../../store/patient-file.ts";
import { appendEntries } from "../append-entries.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { dayBefore } from "../day-before.ts";
import { localMoment } from "../local-moment.ts";
import { notFound, requireId } from "../require-id.ts";
import { refuseFaults } from "../take-entries.ts";
import { orderFaultsOf } from "./order-faults-of.ts";
import { requireOrderState } from "./require-order-state.ts";

type Medication = EntryOf<"medication">;

export interface OrderMedicine {
  readonly patientId: string;
  /** Made when the order is drafted: sent twice, kept once. */
  readonly entryId: string;
  readonly order: Omit<Medication, "id" | "kind" | "at" | "action" | "source"> & {
    readonly action: Exclude<Medication["action"], "report">;
  };
  /** The record as the draft was written from. */
  readonly recordVersion: number;
}

export interface OrderReceipt {
  readonly entryId: string;
  readonly repeated: boolean;
  readonly recordVersion: number;
  readonly upToDate: boolean;
}

/** Keeps one act of a prescriber on one medicine. Refused where the order is not as they saw it, or could not be meant. */
export async function orderMedicine(ctx: Ctx, input: OrderMedicine): Promise<OrderReceipt> {
  authorise(ctx, "medication.order");
  requireId(input.patientId, "patient");
  const file = await readPatientFile(ctx.tx, input.patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  const repeated = file.entries.some(({ id }) => id === input.entryId);
  if (!repeated) {
    const lane = requireOrderState(ctx, file, input.order);
    refuseFaults(orderFaultsOf(ctx, input, lane));
  }
  const kept = await appendEntries(ctx, {
    patientId: input.patientId,
    entries: [
      {
        ...input.order,
        id: input.entryId,
        kind: "medication",
        at: localMoment(ctx.now, ctx.timeZone),
        source: "prescribed",
      },
    ],
    recordVersion: input.recordVersion,
    stamped: ["at"],
  });
  const { recordVersion, upToDate } = kept;
  return { entryId: input.entryId, repeated: kept.repeated.length > 0, recordVersion, upToDate };
}
