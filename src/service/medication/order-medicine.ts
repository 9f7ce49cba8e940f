import type { Entry, EntryOf } from "../../clinical/record/entry.ts";
import type { Fault } from "../../clinical/record/record.ts";
import { readPatientFile } from "../../store/patient-file.ts";
import { appendEntries } from "../append-entries.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { dayBefore } from "../day-before.ts";
import { localMoment } from "../local-moment.ts";
import { Refusal } from "../refusal.ts";
import { notFound, requireId } from "../require-id.ts";
import { checkedEntries, movedOn, refuseFaults } from "../take-entries.ts";
import { type CheckAnswer, checkOf, unansweredFaults } from "./check-order.ts";
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
  /** What was said to findings that interrupted, of this draft or an earlier one. */
  readonly answers?: readonly CheckAnswer[] | undefined;
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
  const entry = {
    ...input.order,
    id: input.entryId,
    kind: "medication",
    at: localMoment(ctx.now, ctx.timeZone),
    source: "prescribed",
  };
  // What is not as an order must be is said before anything is judged about it.
  checkedEntries(ctx, [entry], []);
  const repeated = file.entries.some(({ id }) => id === input.entryId);
  if (!repeated) {
    const lane = requireOrderState(ctx, file, input.order);
    if (file.recordVersion !== input.recordVersion) throw movedOn();
    refuseFaults(orderFaultsOf(ctx, input, lane));
    const { findings } = checkOf(ctx, file, input.order);
    refuseUnanswered(unansweredFaults(ctx, input.entryId, findings, input.answers ?? []));
  }
  const kept = await appendEntries(ctx, {
    patientId: input.patientId,
    entries: [entry, ...(input.answers ?? []).map((answer) => decisionOf(ctx, input.entryId, answer))],
    recordVersion: input.recordVersion,
    stamped: ["at"],
  });
  const { recordVersion, upToDate } = kept;
  return { entryId: input.entryId, repeated: kept.repeated.length > 0, recordVersion, upToDate };
}

/** What a prescriber answered to the check, as the record holds it: the rule, what was declined or changed for it, and why. */
function decisionOf(ctx: Ctx, order: string, answer: CheckAnswer): Partial<Entry> {
  return {
    id: answer.entryId,
    kind: "decision",
    at: localMoment(ctx.now, ctx.timeZone),
    rule: answer.rule,
    category: answer.kind,
    inputs: answer.inputs,
    action: answer.outcome === "kept" ? "declined" : "modified",
    order,
    ...(answer.reasonCode === undefined ? {} : { reasonCode: answer.reasonCode as EntryOf<"decision">["reasonCode"] }),
    ...(answer.reason === undefined ? {} : { reason: answer.reason }),
  };
}

function refuseUnanswered(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw new Refusal(
    "check-unanswered",
    422,
    "Nothing was kept: the check finds something grave about this order. Change it, or keep it and say why.",
    faults,
  );
}
