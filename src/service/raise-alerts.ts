import type { Entry } from "../clinical/record/entry.ts";
import type { RaisedAlert } from "../clinical/safety/raised-alert.ts";
import { type RecordAlert, recordAlerts } from "../clinical/safety/record-alerts.ts";
import { safetyAlertsFor } from "../clinical/safety/safety-alerts-for.ts";
import type { NewAlert } from "../store/entries.ts";
import type { OpenAlert, PatientFile } from "../store/patient-file.ts";
import type { AlertView } from "./alert-view.ts";
import type { Ctx } from "./context.ts";
import { recordOf } from "./derive.ts";

/**
 * The alerts that new entries raise: from the answers as given, before and apart from all scoring, and from what the record comes to
 * with them. A rule that fails takes no answer's alert with it. `told`: those not to open again.
 */
export function raiseAlerts(
  ctx: Ctx,
  file: PatientFile,
  entries: readonly Entry[],
  since = "",
  told: ReadonlySet<string> = new Set(),
): Omit<NewAlert, "afterHours">[] {
  const owners = ownersOf(file);
  const fresh = entries.filter(({ at }) => at >= since);
  return untold(raisedBy(ctx, file, entries, fresh), told).map(
    ({ entryId, rule, severity, withinMinutes, message, forRoles }) => ({
      id: ctx.newId(),
      entryId,
      rule,
      severity,
      message,
      forRoles,
      owners,
      dueAt: new Date(Date.parse(ctx.now) + withinMinutes * 60_000).toISOString(),
    }),
  );
}

function raisedBy(ctx: Ctx, file: PatientFile, all: readonly Entry[], fresh: readonly Entry[]): RecordAlert[] {
  const older = all.filter((entry) => !fresh.includes(entry));
  const before = recordOf({ ...file, entries: [...file.entries, ...older] });
  try {
    return recordAlerts(before, fresh, ctx.today, ctx.knowledge);
  } catch (failed) {
    // The derivation that follows meets the same fault and tells the operator; what the entries say alone must not be lost to it.
    const kind = failed instanceof Error ? failed.name : typeof failed;
    ctx.report?.("alert-rules-failed", { patient: file.patient.id, error: kind, code: "", rule: "" });
    return fresh.flatMap((entry) =>
      safetyAlertsFor(entry, ctx.knowledge).map((alert) => ({ ...alert, entryId: entry.id })),
    );
  }
}

/** Names an alert by its rule and what it says: the raw answer is in its words, so a worse answer is another alert. */
export function alertName({ rule, message }: Pick<RaisedAlert, "rule" | "message">): string {
  return `${rule}: ${message}`;
}

function untold<T extends RaisedAlert>(alerts: readonly T[], told: ReadonlySet<string>): T[] {
  return alerts.filter((alert) => !told.has(alertName(alert)));
}

/** Who is to act on an alert: both clinicians of the team; where it has none, whoever is in it. */
export function ownersOf({ team }: PatientFile): string[] {
  const clinicians = team.filter(
    ({ role, track }) => role === "therapist" || role === "prescriber" || track !== "none",
  );
  return (clinicians.length > 0 ? clinicians : team).map(({ personId }) => personId);
}

/** An alert just kept, as the registry row counts it and as screens show it. */
export function openAlert(ctx: Ctx, file: PatientFile, alert: NewAlert): { open: OpenAlert; view: AlertView } {
  const { id, entryId, rule, severity, message, dueAt, afterHours, owners } = alert;
  const names = new Map(file.team.map(({ personId, name, role }) => [personId, { personId, name, role }]));
  const shared = { id, entryId, rule, severity, message, state: "open" as const };
  return {
    open: shared,
    view: {
      ...shared,
      patientId: file.patient.id,
      patientName: file.patient.name,
      openedAt: ctx.now,
      dueAt,
      afterHours,
      owners: owners.flatMap((owner) => names.get(owner) ?? []),
      acknowledged: null,
      version: 1,
    },
  };
}
