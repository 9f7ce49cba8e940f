import { validate } from "uuid";
import type { OrderContent } from "../../clinical/knowledge/order-content.ts";
import { type MedicineChange, medicineChanges } from "../../clinical/reconciliation/medicine-changes.ts";
import type { MedicineLine } from "../../clinical/reconciliation/medicine-line.ts";
import { medicineList } from "../../clinical/reconciliation/medicine-list.ts";
import { isGrave } from "../../clinical/reconciliation/order-check.ts";
import { type QuestionThread, questionThreads } from "../../clinical/reconciliation/question-threads.ts";
import {
  newestOf,
  openDraft,
  type ReconcileNeed,
  reconcileNeed,
} from "../../clinical/reconciliation/reconcile-need.ts";
import type { Entry, EntryOf } from "../../clinical/record/entry.ts";
import { entriesByKind } from "../../clinical/timeline/entries-by-kind.ts";
import { timelineOf } from "../../clinical/timeline/timeline-of.ts";
import { appendAudit } from "../../store/audit-trail.ts";
import { type OrderInterruptions, orderInterruptions } from "../../store/order-interruptions.ts";
import { readPatientFile } from "../../store/patient-file.ts";
import { peopleById } from "../../store/people.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { dayBefore } from "../day-before.ts";
import { recordOf } from "../derive.ts";
import { notFound, requireId } from "../require-id.ts";

export interface MedicinesRead {
  readonly recordVersion: number;
  readonly lines: MedicineLine[];
  readonly changes: MedicineChange[];
  readonly questions: QuestionThread[];
  readonly reviews: EntryOf<"medication-review">[];
  readonly allergies: EntryOf<"allergy">[];
  readonly signed: EntryOf<"reconciliation"> | null;
  readonly draft: EntryOf<"reconciliation"> | null;
  readonly need: ReconcileNeed;
  readonly interruptions: OrderInterruptions & { readonly days: number };
  readonly overrideReasons: OrderContent["overrideReasons"];
  /** Names of those who wrote, by id. */
  readonly names: Record<string, string>;
}

/** All that is known of one patient's medicines as of today: the one list, its changes in words, questions, and how its lists stand. */
export async function readMedicines(ctx: Ctx, patientId: string): Promise<MedicinesRead> {
  authorise(ctx, "chart.read");
  requireId(patientId, "patient");
  const file = await readPatientFile(ctx.tx, patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  const { knowledge, today } = ctx;
  const record = recordOf(file);
  const timeline = timelineOf(record, knowledge, today);
  const entries = entriesByKind(record, today);
  const days = knowledge.orders.interruptionDays;
  const since = new Date(Date.parse(ctx.now) - days * DAY_MS).toISOString();
  const counts = await orderInterruptions(ctx.tx, since);
  await appendAudit(ctx.tx, patientId, "medicines-read");
  const reconciliations = entries.of("reconciliation");
  return {
    recordVersion: file.recordVersion,
    lines: medicineList(record, timeline, knowledge),
    changes: medicineChanges(entries, timeline, knowledge),
    questions: questionThreads(entries.of("medication-question")),
    reviews: entries.of("medication-review").toReversed(),
    allergies: [...entries.of("allergy")],
    signed: newestOf(reconciliations, "signed") ?? null,
    draft: openDraft(reconciliations) ?? null,
    need: reconcileNeed(entries, isGrave(record, timeline, knowledge)),
    interruptions: { ...counts, days },
    overrideReasons: knowledge.orders.overrideReasons,
    names: await namesOf(ctx, file.entries),
  };
}

const DAY_MS = 86_400_000;

async function namesOf({ tx }: Ctx, entries: readonly Entry[]): Promise<Record<string, string>> {
  const ids = new Set(
    entries.flatMap(({ author }) => (author !== undefined && validate(author.id) ? [author.id] : [])),
  );
  const people = await peopleById(tx, [...ids]);
  return Object.fromEntries([...people].map(([id, { name }]) => [id, name]));
}
