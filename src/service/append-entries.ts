import type { Entry } from "../clinical/record/entry.ts";
import { linkFaults } from "../clinical/record/link-faults.ts";
import type { Fault } from "../clinical/record/record.ts";
import { validateEntry } from "../clinical/record/validate.ts";
import type { RegistryRow } from "../clinical/registry/row.ts";
import { alertsOfEntries } from "../store/alerts.ts";
import { keepEntries } from "../store/entries.ts";
import { lockPatientFile, type PatientFile } from "../store/patient-file.ts";
import { type AlertView, alertViews } from "./alert-view.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";
import { dayBefore } from "./day-before.ts";
import { openAlert, raiseAlerts } from "./raise-alerts.ts";
import { refreshRow } from "./refresh-row.ts";
import { Refusal } from "./refusal.ts";
import { notFound, requireId } from "./require-id.ts";
import { type Stamped, sameEntry } from "./same-entry.ts";
import { stampEntry } from "./stamp-entry.ts";

export interface AppendEntries {
  readonly patientId: string;
  /** As they came from outside: checked here. Taken whole or not at all. */
  readonly entries: readonly unknown[];
  /** The record as the sender saw it: where it has moved on, nothing is kept (412). Absent = keep in any case. */
  readonly recordVersion?: number | undefined;
  /** ISO date: entries from before it open no alert. For another system's history alone. Absent = every entry may. */
  readonly alertsSince?: string | undefined;
  /** Fields beyond author and time of recording that the caller filled in itself. */
  readonly stamped?: readonly Stamped[] | undefined;
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
  const sent = checked(ctx, input);
  const file = await lockPatientFile(ctx.tx, input.patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  const { fresh, repeated } = sort(sent, file);
  const earlier = await earlierAlerts(ctx, file, repeated);
  if (fresh.length === 0) return unchanged(file, repeated, earlier);
  if (input.recordVersion !== undefined && input.recordVersion !== file.recordVersion) throw movedOn();
  const news = new Set(fresh.map(({ id }) => id));
  refuseFaults(
    linkFaults([...file.entries, ...fresh], new Set()).filter(({ entry }) => entry !== null && news.has(entry)),
  );
  const { after, alerts, kept } = keep(ctx, file, fresh, input.alertsSince);
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

interface Sent {
  readonly entry: Entry;
  readonly stamped: readonly Stamped[];
}

function checked(ctx: Ctx, { entries, stamped = [] }: AppendEntries): Sent[] {
  const faults: Fault[] = [];
  const sent = entries.flatMap((input) => {
    const { value, filledIn } = stampEntry(ctx, input);
    const result = validateEntry(value, ctx.knowledge);
    if ("entry" in result) return [{ entry: result.entry, stamped: [...filledIn, ...stamped] }];
    faults.push(...result.faults);
    return [];
  });
  refuseFaults(faults);
  return sent;
}

/** Tells what is new from what is kept already; the same id with other content is refused. */
function sort(sent: readonly Sent[], file: PatientFile): { fresh: Entry[]; repeated: string[] } {
  const kept = new Map(file.entries.map((entry) => [entry.id, entry]));
  const fresh = new Map<string, Entry>();
  const repeated: string[] = [];
  const clashes: Fault[] = [];
  for (const { entry, stamped } of sent) {
    const twin = kept.get(entry.id) ?? fresh.get(entry.id);
    if (twin === undefined) fresh.set(entry.id, entry);
    else if (!sameEntry(entry, twin, stamped))
      clashes.push({ entry: entry.id, field: "id", reason: "is taken by another entry" });
    else if (kept.has(entry.id)) repeated.push(entry.id);
  }
  if (clashes.length > 0) throw idTaken(clashes);
  return { fresh: [...fresh.values()], repeated };
}

/** Sends what must never be lost on its way; `kept` fails where the database refused it. */
function keep(ctx: Ctx, file: PatientFile, fresh: readonly Entry[], alertsSince: string | undefined) {
  const raised = raiseAlerts(ctx, file, fresh, alertsSince);
  const recordVersion = file.recordVersion + fresh.length;
  const kept = keepEntries(ctx.tx, file.patient.id, ctx.now, fresh, raised).then(
    (version) => {
      if (version !== recordVersion) throw new Error("The record moved on under its own lock.");
    },
    (error: { code?: string }) => {
      throw error.code === "23505" ? idTaken([]) : error;
    },
  );
  kept.catch(() => undefined);
  const entries = [...file.entries, ...fresh.filter(({ label }) => label !== "psychotherapy-notes")];
  const { organizationId } = ctx.actor;
  ctx.tx.afterCommit(() => {
    ctx.tx.memory.records.put(organizationId, file.patient.id, recordVersion, entries);
    ctx.tx.memory.wakeOutbox();
  });
  const opened = raised.map((alert) => openAlert(ctx, file, alert));
  const after = {
    ...file,
    entries,
    recordVersion,
    openAlerts: [...file.openAlerts, ...opened.map(({ open }) => open)],
  };
  return { after, alerts: opened.map(({ view }) => view), kept };
}

async function earlierAlerts(ctx: Ctx, file: PatientFile, repeated: readonly string[]): Promise<AlertView[]> {
  if (repeated.length === 0) return [];
  return alertViews(ctx.tx, await alertsOfEntries(ctx.tx, file.patient.id, repeated));
}

function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw new Refusal(
    "invalid-entry",
    422,
    "Nothing was kept: some of it is not as an entry must be. See what is wrong where.",
    faults,
  );
}

const movedOn = (): Refusal =>
  new Refusal(
    "record-moved-on",
    412,
    "Someone else wrote in this record since you opened it. Look at what is new, then send yours again.",
  );

const idTaken = (faults: readonly Fault[]): Refusal =>
  new Refusal(
    "entry-id-taken",
    409,
    "An entry with this id is in the record already, with other content. Nothing was changed.",
    faults,
  );
