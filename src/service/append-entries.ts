import type { RegistryRow } from "../clinical/registry/row.ts";
import { alertsOfEntries } from "../store/alerts.ts";
import { lockPatientFile, type PatientFile } from "../store/patient-file.ts";
import { type AlertView, alertViews } from "./alert-view.ts";
import { appendAtOnce } from "./append-at-once.ts";
import { authorise, authoriseCorrections, authoriseEntries } from "./authorise.ts";
import type { Ctx } from "./context.ts";
import { dayBefore } from "./day-before.ts";
import { freshOf, keepFresh } from "./keep-fresh.ts";
import { refreshRow } from "./refresh-row.ts";
import { notFound, requireId } from "./require-id.ts";
import type { Stamped } from "./same-entry.ts";
import { checkedEntries, idTaken, linkFaultsOf, movedOn, refuseFaults, sortEntries } from "./take-entries.ts";

export interface AppendEntries {
  readonly patientId: string;
  /** As they came from outside: checked here. Taken whole or not at all. */
  readonly entries: readonly unknown[];
  /** The record as the sender saw it: where it has moved on, nothing is kept (412). Absent = keep in any case. */
  readonly recordVersion?: number | undefined;
  /** ISO date: entries from before it open no alert. For another system's history alone. Absent = every entry may. */
  readonly alertsSince?: string | undefined;
  /** Alerts that earlier answers of the same form raised: what is answered just so again opens no second one. */
  readonly alertsTold?: ReadonlySet<string> | undefined;
  /** A patient sends it while nobody is at the clinic: said with every alert it opens. */
  readonly afterHours?: boolean | undefined;
  /** Fields beyond author and time of recording that the caller filled in itself. */
  readonly stamped?: readonly Stamped[] | undefined;
  /** Nothing else is written in this transaction: it may be committed together with the entries. */
  readonly last?: true;
}

export interface Appended {
  readonly recordVersion: number;
  /** Ids of entries kept now. */
  readonly added: readonly string[];
  /** Ids of entries that were in the record already, just so. */
  readonly repeated: readonly string[];
  /** Alerts these entries raised, now or when they were first sent. */
  readonly alerts: readonly AlertView[];
  /** False: the entries are safe, what is worked out from them is not yet. */
  readonly upToDate: boolean;
  /** The patient's registry row as it now is; null where nothing was added. */
  readonly row: RegistryRow | null;
}

/** Keeps entries in a patient's record, then works out what follows from them. All in the caller's transaction. */
export async function appendEntries(ctx: Ctx, input: AppendEntries): Promise<Appended> {
  authorise(ctx, "score.write");
  requireId(input.patientId, "patient");
  const sent = checkedEntries(ctx, input.entries, input.stamped ?? []);
  authoriseEntries(
    ctx,
    sent.map(({ entry }) => entry),
  );
  const since = dayBefore(ctx.now);
  const atOnce = input.last === true ? await appendAtOnce(ctx, input, sent, since) : null;
  if (atOnce !== null) return atOnce;
  const file = await lockPatientFile(ctx.tx, input.patientId, since);
  if (file === null) throw notFound("patient");
  const { fresh, repeated, clashes } = sortEntries(sent, file);
  if (clashes.length > 0) throw idTaken(clashes);
  const earlier = await earlierAlerts(ctx, file, repeated);
  if (fresh.length === 0) return unchanged(file, repeated, earlier);
  if (input.recordVersion !== undefined && input.recordVersion !== file.recordVersion) throw movedOn();
  refuseFaults(linkFaultsOf(fresh, file));
  authoriseCorrections(ctx, fresh, file.entries);
  const { after, alerts, ...rest } = freshOf(ctx, file, fresh, input);
  const kept = keepFresh(ctx, { after, alerts, ...rest }, since).catch((error: { code?: string }) => {
    throw error.code === "23505" ? idTaken([]) : error;
  });
  kept.catch(() => undefined);
  // Kept and derived travel together, in this order; where keeping failed, that is what the caller hears.
  const [derived] = await Promise.all([
    refreshRow(ctx, after).catch((failed) => kept.then(() => Promise.reject(failed))),
    kept,
  ]);
  return {
    recordVersion: after.recordVersion,
    added: fresh.map(({ id }) => id),
    repeated,
    alerts: [...earlier, ...alerts],
    ...derived,
  };
}

function unchanged(
  { recordVersion }: PatientFile,
  repeated: readonly string[],
  alerts: readonly AlertView[],
): Appended {
  return { recordVersion, added: [], repeated, alerts, upToDate: true, row: null };
}

async function earlierAlerts(ctx: Ctx, file: PatientFile, repeated: readonly string[]): Promise<AlertView[]> {
  if (repeated.length === 0) return [];
  return alertViews(ctx.tx, await alertsOfEntries(ctx.tx, file.patient.id, repeated));
}
