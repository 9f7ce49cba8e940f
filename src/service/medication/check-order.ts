import type { Knowledge } from "../../clinical/knowledge/knowledge.ts";
import { type OrderCheck, type OrderFinding, orderCheck } from "../../clinical/reconciliation/order-check.ts";
import type { DraftOrder } from "../../clinical/reconciliation/regimen-of.ts";
import type { Fault } from "../../clinical/record/record.ts";
import { timelineOf } from "../../clinical/timeline/timeline-of.ts";
import { type PatientFile, readPatientFile } from "../../store/patient-file.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { dayBefore } from "../day-before.ts";
import { recordOf } from "../derive.ts";
import { notFound, requireId } from "../require-id.ts";

export interface CheckOrder {
  readonly patientId: string;
  /** Null = the list as it is. */
  readonly order: DraftOrder | null;
}

export type OrderChecked = OrderCheck & {
  readonly recordVersion: number;
  /** Titles of the works the findings cite. */
  readonly references: Readonly<Record<string, string>>;
};

/** What is to be known before an order is signed. Keeps nothing. */
export async function checkOrder(ctx: Ctx, { patientId, order }: CheckOrder): Promise<OrderChecked> {
  authorise(ctx, "chart.read");
  requireId(patientId, "patient");
  const file = await readPatientFile(ctx.tx, patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  const check = checkOf(ctx, file, order);
  return { ...check, recordVersion: file.recordVersion, references: citations(ctx.knowledge, check.findings) };
}

export function checkOf(ctx: Ctx, file: PatientFile, order: DraftOrder | null): OrderCheck {
  const record = recordOf(file);
  return orderCheck(record, timelineOf(record, ctx.knowledge, ctx.today), ctx.knowledge, order);
}

function citations({ references }: Knowledge, findings: readonly OrderFinding[]): Record<string, string> {
  const cited = new Set(findings.flatMap(({ sources }) => sources));
  return Object.fromEntries(
    [...cited].flatMap((id) => {
      const found = references.get(id);
      return found === undefined ? [] : [[id, found.citation]];
    }),
  );
}

/** An answer to a finding that interrupted: `kept` = ordered all the same, `changed` = the order was written anew, or not at all. */
export interface CheckAnswer {
  readonly entryId: string;
  readonly rule: string;
  readonly kind: string;
  readonly inputs: string;
  readonly outcome: "kept" | "changed";
  readonly reasonCode?: string | undefined;
  readonly reason?: string | undefined;
}

/** Findings that stand in the way and are not answered with a reason that fits them. */
export function unansweredFaults(
  { knowledge }: Ctx,
  entryId: string,
  findings: readonly OrderFinding[],
  answers: readonly CheckAnswer[],
): Fault[] {
  return findings
    .filter(({ place }) => place === "interrupts")
    .filter(({ rule, inputs, kind }) => {
      const answer = answers.find((one) => one.rule === rule && one.inputs === inputs && one.outcome === "kept");
      const fitting: readonly string[] = knowledge.orders.overrideReasons[kind] ?? [];
      return answer?.reasonCode === undefined || !fitting.includes(answer.reasonCode);
    })
    .map(({ severity, between }) => ({
      entry: entryId,
      field: "check",
      reason: `${between.join(" with ")} is ${severity}: change the order, or keep it with a reason that fits`,
    }));
}
