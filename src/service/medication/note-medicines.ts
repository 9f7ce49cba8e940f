import { isOrder } from "../../clinical/access/ability-to-write.ts";
import type { EntryKind } from "../../clinical/record/entry.ts";
import { timelineOf } from "../../clinical/timeline/timeline-of.ts";
import { type PatientFile, readPatientFile } from "../../store/patient-file.ts";
import { appendEntries } from "../append-entries.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { dayBefore } from "../day-before.ts";
import { recordOf } from "../derive.ts";
import { localMoment } from "../local-moment.ts";
import { Refusal } from "../refusal.ts";
import { notFound, requireId } from "../require-id.ts";

/** What may be noted about medicines without ordering any. */
const NOTE_KINDS = [
  "medication",
  "side-effect",
  "adherence",
  "allergy",
  "use",
  "dispense",
  "administration",
  "counselling",
  "if-then-card",
  "pdmp-check",
  "score",
  "tox-screen",
  "medication-question",
  "medication-review",
  "profile",
  "lab",
] as const satisfies readonly EntryKind[];

/** The one score taken beside the doses of a medicine, at its own time of day; all others have their form. */
const WITHDRAWAL_SCORE = "COWS";

interface Note {
  readonly id: string;
  readonly kind: (typeof NOTE_KINDS)[number];
  /** ISO date or date-time; absent = now. */
  readonly at?: string | undefined;
  readonly [field: string]: unknown;
}

export interface NoteMedicines {
  readonly patientId: string;
  readonly notes: readonly Note[];
  readonly recordVersion?: number | undefined;
}

export interface NotesKept {
  readonly repeated: boolean;
  readonly recordVersion: number;
  readonly upToDate: boolean;
}

/** Keeps what is said of medicines: reports, side effects, doses missed, allergies, fills, counselling, questions. All or none. */
export async function noteMedicines(ctx: Ctx, input: NoteMedicines): Promise<NotesKept> {
  authorise(ctx, "medication.report");
  requireId(input.patientId, "patient");
  const file = await readPatientFile(ctx.tx, input.patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  const now = localMoment(ctx.now, ctx.timeZone);
  if (input.notes.some((note) => note.kind === "score" && note.instrument !== WITHDRAWAL_SCORE))
    throw measuresHaveForms();
  const reports = input.notes.filter(({ kind }) => kind === "medication");
  if (reports.length > 0) requireReports(ctx, file, reports);
  requireAskedByMedicine(ctx, input.notes);
  const { recordVersion, repeated, upToDate } = await appendEntries(ctx, {
    patientId: input.patientId,
    entries: input.notes.map((note) => ({ ...note, at: note.at ?? now })),
    recordVersion: input.recordVersion,
    stamped: ["at"],
  });
  return { repeated: repeated.length > 0, recordVersion, upToDate };
}

/** A report is about something taken, not an order; and one of our own orders is never stopped by calling it bought. */
function requireReports(ctx: Ctx, file: PatientFile, reports: readonly Note[]): void {
  const lanes = timelineOf(recordOf(file), ctx.knowledge, ctx.today).doses;
  for (const report of reports) {
    const act = { action: String(report.action), source: report.source as string | undefined };
    const lane = lanes.find(({ orderId }) => orderId === report.orderId);
    if (isOrder(act) || (lane?.source === "prescribed" && act.action !== "report")) throw ordersAreOrdered();
  }
}

const measuresHaveForms = (): Refusal =>
  new Refusal("not-allowed", 422, "A measure is recorded on its own form, with its answers. Nothing was kept.");
/** Of the person and the laboratory only what a medicine asks for before its first dose. */
function requireAskedByMedicine({ knowledge }: Ctx, notes: readonly Note[]): void {
  const tests = new Set(knowledge.catalogue.hypersensitivity.geneTests.map(({ test }) => test));
  const others = notes.filter(
    ({ id: _id, kind, at: _at, ...told }) =>
      (kind === "profile" && Object.keys(told).some((field) => field !== "ancestry")) ||
      (kind === "lab" && !tests.has(String(told.test))),
  );
  if (others.length > 0) throw new Refusal("not-allowed", 403, "Only ancestry and gene tests are noted here.");
}

const ordersAreOrdered = (): Refusal =>
  new Refusal(
    "not-allowed",
    403,
    "A medicine prescribed here is started, changed and stopped by its prescriber, with an order. Ask them about it. Nothing was kept.",
  );
