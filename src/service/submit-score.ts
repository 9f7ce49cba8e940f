import type { Instrument } from "../clinical/knowledge/instrument.ts";
import { bandsFor } from "../clinical/measurement/bands-for.ts";
import { flagSentence } from "../clinical/measurement/flag-sentence.ts";
import { logEntries } from "../clinical/measurement/log-entries.ts";
import type { Scored } from "../clinical/measurement/score-answers.ts";
import { scoreEntry } from "../clinical/measurement/score-entry.ts";
import { answersFaults } from "../clinical/record/score-faults.ts";
import type { RegistryRow } from "../clinical/registry/row.ts";
import type { CrisisLine } from "../clinical/safety/crisis-lines.ts";
import { activeConditions, conditionMarks } from "../clinical/timeline/condition-states.ts";
import { entriesByKind } from "../clinical/timeline/entries-by-kind.ts";
import { readPatientFile, seesWholeRecord } from "../store/patient-file.ts";
import { registryRowsOf } from "../store/registry.ts";
import type { AlertView } from "./alert-view.ts";
import { appendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { crisisHere } from "./crisis-here.ts";
import { dayBefore } from "./day-before.ts";
import { recordOf } from "./derive.ts";
import { localMoment } from "./local-moment.ts";
import { Refusal } from "./refusal.ts";

export interface SubmitScore {
  readonly patientId: string;
  /** Made by the form when it opens: sent twice, kept once. */
  readonly entryId: string;
  readonly instrument: string;
  /** In item order; null = not answered. Without them a total or parts, taken over from elsewhere. */
  readonly answers?: readonly (number | null)[] | undefined;
  readonly total?: number | undefined;
  readonly safetyItem?: number | undefined;
  readonly subscales?: Readonly<Record<string, number>> | undefined;
  /** Absent = now. */
  readonly at?: string | undefined;
  readonly completedBy?: "patient" | "clinician" | "caregiver" | undefined;
  readonly mode?: string | undefined;
  readonly language?: string | undefined;
  readonly version?: string | undefined;
  readonly interpreter?: boolean | undefined;
  readonly recordVersion?: number | undefined;
}

export interface ScoreReceipt {
  readonly entryId: string;
  readonly repeated: boolean;
  readonly scored: Scored & { readonly said: string[] };
  /** Change of the person's primary measure in percent, negative when better; null where this form is not that, or it cannot be told. */
  readonly changePct: number | null;
  readonly alerts: AlertView[];
  /** Where the patient finds help now: where an answer of theirs raised an alert, else null. */
  readonly crisis: CrisisLine[] | null;
  readonly recordVersion: number;
  readonly upToDate: boolean;
}

/** Keeps a filled form, opens the alerts its raw answers call for, scores it, and moves the registry row. */
export async function submitScore(ctx: Ctx, input: SubmitScore): Promise<ScoreReceipt> {
  const { patientId, entryId, recordVersion } = input;
  const instrument = ctx.knowledge.instruments.get(input.instrument);
  if (instrument === undefined) throw unknownInstrument(entryId);
  if (input.answers?.every((answer) => answer === null)) throw nothingAnswered(entryId);
  const score = entryOf(ctx, input);
  const read = await asReadFor(ctx, patientId, instrument);
  const kept = await appendEntries(ctx, {
    patientId,
    entries: [score, ...followers(instrument, score, input.answers)],
    recordVersion,
    stamped: input.at === undefined ? ["at"] : [],
    last: true,
  });
  const row = kept.row ?? (await registryRowsOf(ctx.tx, [patientId])).get(patientId)?.row ?? null;
  const scored = scoreEntry(read, { ...input, answers: input.answers && [...input.answers] });
  return {
    entryId,
    repeated: kept.repeated.includes(entryId),
    scored: { ...scored, said: scored.flags.map((flag) => flagSentence(ctx.knowledge, "en", flag)) },
    changePct: row === null || speaksForPatient(instrument, input) ? null : changeOf(row, input.instrument),
    alerts: [...kept.alerts],
    crisis: isOwnWord(instrument, input) && raises(kept.alerts) ? await crisisHere(ctx, input.language ?? "en") : null,
    recordVersion: kept.recordVersion,
    upToDate: kept.upToDate && (row?.upToDate ?? false),
  };
}

/** With the bands that hold for this person, where the instrument has more than one set and the actor may know. */
async function asReadFor(
  { tx, actor, now, today }: Ctx,
  patientId: string,
  instrument: Instrument,
): Promise<Instrument> {
  if (instrument.bandsWhen === undefined || !seesWholeRecord(actor.role)) return instrument;
  const file = await readPatientFile(tx, patientId, dayBefore(now));
  if (file === null) return instrument;
  return bandsFor(instrument, activeConditions(conditionMarks(entriesByKind(recordOf(file), today))));
}

type Kept = ReturnType<typeof entryOf>;

function entryOf(ctx: Ctx, { entryId, patientId: _, recordVersion: __, answers, at, ...form }: SubmitScore) {
  const given = Object.entries(form).filter(([, value]) => value !== undefined);
  return {
    id: entryId,
    kind: "score" as const,
    at: at ?? localMoment(ctx.now, ctx.timeZone),
    ...(answers === undefined ? {} : { answers: [...answers] }),
    ...Object.fromEntries(given),
  };
}

/** What else a log of our own says to the record. Named after the form, so that it too is kept once when the form is sent twice. */
function followers(instrument: Instrument, { id, at }: Kept, answers: SubmitScore["answers"]): unknown[] {
  if (answers === undefined || answersFaults(instrument, answers).length > 0) return [];
  return logEntries(instrument, answers, at).map((entry, place) => ({ id: `${id}.${place + 1}`, at, ...entry }));
}

/** Filled in by the patient; a clinician's form is that only where it says so. */
function isOwnWord({ rater = "patient" }: Instrument, { completedBy }: SubmitScore): boolean {
  return (completedBy ?? rater) === "patient";
}

/** An answer did, not one that is missing. */
function raises(alerts: readonly AlertView[]): boolean {
  return alerts.some(({ severity }) => severity !== "ask");
}

/** The row's change is that of the patient's own answers: another's are not held against it. */
function speaksForPatient({ rater }: Instrument, { completedBy = "patient" }: SubmitScore): boolean {
  return rater !== "clinician" && completedBy !== "patient";
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
