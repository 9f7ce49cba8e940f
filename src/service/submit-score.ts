import { type Scored, scoreAnswers } from "../clinical/measurement/score-answers.ts";
import type { Entry } from "../clinical/record/entry.ts";
import type { RegistryRow } from "../clinical/registry/row.ts";
import { registryRowsOf } from "../store/registry.ts";
import type { AlertView } from "./alert-view.ts";
import { appendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { localMoment } from "./local-moment.ts";
import { Refusal } from "./refusal.ts";

export interface SubmitScore {
  readonly patientId: string;
  /** Made by the form when it opens: sent twice, kept once. */
  readonly entryId: string;
  readonly instrument: string;
  /** In item order; null = not answered. */
  readonly answers: readonly (number | null)[];
  /** Absent = now. */
  readonly at?: string | undefined;
  readonly completedBy?: "patient" | "clinician" | "caregiver" | undefined;
  readonly mode?: string | undefined;
  readonly recordVersion?: number | undefined;
}

export interface ScoreReceipt {
  readonly entryId: string;
  readonly repeated: boolean;
  readonly scored: Scored;
  /** Change of the person's primary measure in percent, negative when better; null where this form is not that, or it cannot be told. */
  readonly changePct: number | null;
  readonly alerts: AlertView[];
  readonly recordVersion: number;
  readonly upToDate: boolean;
}

/** Keeps a filled form, opens the alerts its raw answers call for, scores it, and moves the registry row. */
export async function submitScore(ctx: Ctx, input: SubmitScore): Promise<ScoreReceipt> {
  const { patientId, entryId, recordVersion } = input;
  const instrument = ctx.knowledge.instruments.get(input.instrument);
  if (instrument === undefined) throw unknownInstrument(entryId);
  if (input.answers.every((answer) => answer === null)) throw nothingAnswered(entryId);
  const kept = await appendEntries(ctx, {
    patientId,
    entries: [entryOf(ctx, input)],
    recordVersion,
    stamped: input.at === undefined ? ["at"] : [],
    last: true,
  });
  const row = kept.row ?? (await registryRowsOf(ctx.tx, [patientId])).get(patientId)?.row ?? null;
  return {
    entryId,
    repeated: kept.repeated.length > 0,
    scored: scoreAnswers(instrument, input.answers),
    changePct: row === null ? null : changeOf(row, input.instrument),
    alerts: [...kept.alerts],
    recordVersion: kept.recordVersion,
    upToDate: kept.upToDate && (row?.upToDate ?? false),
  };
}

function entryOf(ctx: Ctx, { entryId, instrument, answers, at, completedBy, mode }: SubmitScore): Partial<Entry> {
  return {
    id: entryId,
    kind: "score",
    at: at ?? localMoment(ctx.now, ctx.timeZone),
    instrument,
    answers: [...answers],
    ...(completedBy === undefined ? {} : { completedBy }),
    ...(mode === undefined ? {} : { mode }),
  };
}

function changeOf({ symptom }: RegistryRow, instrument: string): number | null {
  return "value" in symptom && symptom.value.instrument === instrument ? symptom.value.changePct : null;
}

function unknownInstrument(entry: string): Refusal {
  return new Refusal("unknown-instrument", 422, "Accord does not know this instrument. Nothing was kept.", [
    { entry, field: "instrument", reason: "is not among the instruments installed here" },
  ]);
}

const nothingAnswered = (entryId: string): Refusal =>
  new Refusal("invalid-entry", 422, "Nothing was kept: not one question of the form was answered.", [
    { entry: entryId, field: "answers", reason: "at least one has to be answered" },
  ]);
