import { can } from "../../clinical/access/abilities-of.ts";
import type { Entry, EntryOf } from "../../clinical/record/entry.ts";
import type { DoseLane } from "../../clinical/timeline/timeline.ts";
import { timelineOf } from "../../clinical/timeline/timeline-of.ts";
import { readPatientFile } from "../../store/patient-file.ts";
import { appendEntries } from "../append-entries.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { dayBefore } from "../day-before.ts";
import { recordOf } from "../derive.ts";
import { localMoment } from "../local-moment.ts";
import { notFound, requireId } from "../require-id.ts";
import { refuseFaults } from "../take-entries.ts";
import type { NotesKept } from "./note-medicines.ts";

type Reconciliation = EntryOf<"reconciliation">;
type Line = Reconciliation["lines"][number];

export interface ReconcileMedicines
  extends Pick<Reconciliation, "reconciliationId" | "status" | "occasion" | "lists" | "lines"> {
  readonly patientId: string;
  readonly entryId: string;
  readonly recordVersion: number;
}

/**
 * Keeps a comparison of lists, as a draft to be taken up again or signed. Signing carries out what was decided as far as the signer may:
 * a medicine told of joins the list, one bought is stopped, and what only a prescriber may do becomes a question to them.
 */
export async function reconcileMedicines(ctx: Ctx, input: ReconcileMedicines): Promise<NotesKept> {
  authorise(ctx, "medication.reconcile");
  const { patientId, entryId, recordVersion, ...body } = input;
  requireId(patientId, "patient");
  const file = await readPatientFile(ctx.tx, patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  refuseFaults(
    body.lines.flatMap((line, place) =>
      body.status === "signed" && needsReason(line)
        ? [{ entry: entryId, field: `lines[${place}].reason`, reason: "say why" }]
        : [],
    ),
  );
  const at = localMoment(ctx.now, ctx.timeZone);
  const lanes = timelineOf(recordOf(file), ctx.knowledge, ctx.today).doses;
  const sent = file.entries.some(({ id }) => id === entryId);
  const followUps =
    sent || body.status !== "signed" ? [] : body.lines.flatMap((line) => followUp(ctx, line, lanes, at) ?? []);
  const kept = await appendEntries(ctx, {
    patientId,
    entries: [{ ...body, id: entryId, kind: "reconciliation", at }, ...followUps],
    recordVersion,
    stamped: ["at"],
  });
  return { repeated: kept.repeated.length > 0, recordVersion: kept.recordVersion, upToDate: kept.upToDate };
}

const needsReason = ({ decision, reason }: Line): boolean =>
  decision !== undefined && decision !== "keep" && reason === undefined;

function followUp(ctx: Ctx, line: Line, lanes: readonly DoseLane[], at: string): Partial<Entry> | null {
  const lane = lanes.find(({ orderId }) => orderId === line.orderId);
  const own = lane?.source === "prescribed";
  const base = { id: ctx.newId(), at };
  const medicine = { ...base, kind: "medication" as const, medication: line.medication };
  if (line.decision === "keep") {
    if (lane !== undefined) return null;
    const told = line.said.find(({ state }) => state === "listed");
    const { doseMg, frequency } = told ?? {};
    return {
      ...medicine,
      orderId: ctx.newId(),
      action: "report",
      source: line.source ?? "other-prescriber",
      ...(doseMg === undefined ? {} : { doseMg }),
      ...(frequency === undefined ? {} : { frequency }),
    };
  }
  const mayStop = lane !== undefined && (!own || can(ctx.actor.role, "medication.order"));
  if (line.decision === "stop" && lane !== undefined && mayStop)
    return {
      ...medicine,
      orderId: lane.orderId,
      action: "stop",
      source: lane.source as EntryOf<"medication">["source"],
      reason: line.reason,
    };
  if (!own) return null;
  return {
    ...base,
    kind: "medication-question",
    questionId: ctx.newId(),
    medication: line.medication,
    action: "asked",
    text: line.reason,
  };
}
