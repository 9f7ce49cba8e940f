import type { Entry } from "../clinical/record/entry.ts";
import { type FileVersions, keepEntries, type NewAlert, type NewEntries } from "../store/entries.ts";
import { type PatientFile, rememberFile } from "../store/patient-file.ts";
import type { AlertView } from "./alert-view.ts";
import type { AppendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { openAlert, raiseAlerts } from "./raise-alerts.ts";

/** New entries with the alerts they raise, and the file as it will be once they are kept. Nothing is sent yet. */
export interface Fresh {
  readonly entries: readonly Entry[];
  readonly raised: readonly NewAlert[];
  readonly alerts: readonly AlertView[];
  readonly seen: FileVersions;
  readonly after: PatientFile;
}

/** Alerts are read from the raw answers here, before anything is scored. Which of them are not to open: see `raiseAlerts`. */
export function freshOf(
  ctx: Ctx,
  file: PatientFile,
  entries: readonly Entry[],
  { alertsSince, alertsTold, afterHours = false }: Pick<AppendEntries, "alertsSince" | "alertsTold" | "afterHours">,
): Fresh {
  const raised = raiseAlerts(ctx, file, entries, alertsSince, alertsTold).map((alert) => ({ ...alert, afterHours }));
  const opened = raised.map((alert) => openAlert(ctx, file, alert));
  const after = {
    ...file,
    entries: [...file.entries, ...entries.filter(({ label }) => label !== "psychotherapy-notes")],
    recordVersion: file.recordVersion + entries.length,
    openAlerts: [...file.openAlerts, ...opened.map(({ open }) => open)],
  };
  return { entries, raised, alerts: opened.map(({ view }) => view), seen: file, after };
}

/** Sends what must never be lost on its way. Fails where the database refused it. `since`: when the file's appointments begin. */
export async function keepFresh(ctx: Ctx, fresh: Fresh, since: string): Promise<void> {
  followCommit(ctx, fresh, await keepEntries(ctx.tx, newEntries(ctx, fresh)), since);
}

/** What is kept of them, and from which state of the file they were worked out. */
export const newEntries = ({ now }: Ctx, { entries, raised: alerts, seen, after }: Fresh): NewEntries => ({
  patientId: after.patient.id,
  seen,
  now,
  entries,
  alerts,
});

/** Remembers the file and wakes the outbox, once what was kept is committed. */
export function followCommit(ctx: Ctx, { after }: Fresh, versions: FileVersions, since: string): void {
  rememberFile(ctx.tx, { ...after, ...versions, since });
  ctx.tx.afterCommit(() => ctx.tx.memory.wakeOutbox());
}
