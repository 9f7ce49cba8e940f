import { type GateView, gateWith, type KeptTaper, keptTaper } from "../../clinical/findings/taper-view.ts";
import { holdTaper, stepBack } from "../../clinical/medication/taper/change-taper.ts";
import type { TaperDose } from "../../clinical/medication/taper/taper-plan.ts";
import type { Entry, EntryOf } from "../../clinical/record/entry.ts";
import { dayNumber } from "../../clinical/timeline/day-number.ts";
import { type PatientFile, readPatientFile } from "../../store/patient-file.ts";
import { appendEntries } from "../append-entries.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { dayBefore } from "../day-before.ts";
import { recordOf } from "../derive.ts";
import { localMoment } from "../local-moment.ts";
import { Refusal } from "../refusal.ts";
import { notFound, requireId } from "../require-id.ts";
import { movedOn } from "../take-entries.ts";
import { draftOf, proposalOf, type TaperDraft } from "./read-taper.ts";

export interface KeepTaper extends TaperDraft {
  readonly patientId: string;
  readonly entryId: string;
  readonly act: "propose" | "start" | "pause" | "resume" | "step-back" | "complete" | "abandon";
  /** Why it starts though the gate is shut; kept as a decision against the rule that says not ready. */
  readonly override?: { readonly entryId: string; readonly reason: string } | undefined;
  readonly note?: string | undefined;
  readonly recordVersion: number;
}

/** Keeps one act of a prescriber on a taper. It starts only as proposed and with the gate open, or against it with a reason. */
export async function keepTaper(ctx: Ctx, input: KeepTaper) {
  authorise(ctx, "medication.order");
  requireId(input.patientId, "patient");
  const file = await readPatientFile(ctx.tx, input.patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  const before = file.entries.find(({ id }) => id === input.entryId);
  if (before !== undefined) return { repeated: true, recordVersion: file.recordVersion, upToDate: true };
  if (file.recordVersion !== input.recordVersion) throw movedOn();
  const { recordVersion, upToDate } = await appendEntries(ctx, {
    patientId: input.patientId,
    entries: entriesFor(ctx, file, input),
    recordVersion: input.recordVersion,
    stamped: ["at"],
  });
  return { repeated: false, recordVersion, upToDate };
}

type Content = Pick<EntryOf<"taper">, "action" | "schedule" | "attested">;

function entriesFor(ctx: Ctx, file: PatientFile, input: KeepTaper): Partial<Entry>[] {
  const at = localMoment(ctx.now, ctx.timeZone);
  const draft = draftOf(ctx, file, input);
  const { medication } = draft.lane;
  const kept = keptTaper(recordOf(file), medication, ctx.today, ctx.knowledge);
  const entry = (content: Content): Partial<Entry> => ({
    id: input.entryId,
    kind: "taper",
    at,
    medication,
    ...content,
    ...(input.note === undefined ? {} : { note: input.note }),
  });
  if (input.act === "propose") {
    if (kept?.running === true) throw refused("It already runs. Pause it, go a step back or give it up first.");
    if (draft.plan === null) throw refused(draft.refused);
    return [entry({ action: "proposed", schedule: [...draft.plan.schedule], attested: input.attested })];
  }
  if (input.act !== "start") return [entry(changeOf(ctx, requireRunning(kept, input.act), draft.fromMg, input.act))];
  if (kept?.action !== "proposed") throw refused("A taper starts only as it was proposed. Propose it first.");
  const gate = gateWith(
    recordOf(file),
    proposalOf(ctx, medication, kept.schedule, kept.attested),
    ctx.today,
    ctx.knowledge,
  );
  if (!gate.open && input.override === undefined) throw gateShut(gate);
  const start = entry({ action: "started", schedule: [...kept.schedule], attested: kept.attested });
  return gate.open || input.override === undefined ? [start] : [start, overrideOf(ctx, gate, input.override)];
}

const AFTER = { pause: "paused", resume: "resumed", complete: "completed", abandon: "abandoned" } as const;

/** A step back holds every dose as long as before, and no shorter: how much slower is the prescriber's to propose anew. */
const AS_LONG = 1;

function changeOf(
  ctx: Ctx,
  kept: KeptTaper & { readonly startedDay: number },
  fromMg: number | null,
  act: Exclude<KeepTaper["act"], "propose" | "start">,
): Content {
  const today = dayNumber(ctx.today);
  if (act === "step-back") {
    const full = Math.max(fromMg ?? 0, ...kept.schedule.map(({ doseMg }) => doseMg));
    return { action: "resumed", schedule: stepBack(kept.schedule, today - kept.startedDay, full, AS_LONG) };
  }
  if (act === "resume") {
    const held: TaperDose[] = holdTaper(kept.schedule, kept.saidDay - kept.startedDay, today - kept.saidDay);
    return { action: "resumed", schedule: held };
  }
  return { action: AFTER[act] };
}

function requireRunning(kept: KeptTaper | null, act: KeepTaper["act"]): KeptTaper & { readonly startedDay: number } {
  const { startedDay = null } = kept ?? {};
  const proposedOnly = kept?.action === "proposed" && act === "abandon";
  if (kept === null || (!kept.running && !proposedOnly)) throw refused("No taper of this medicine runs.");
  if ((act === "resume") !== (kept.action === "paused") && (act === "resume" || act === "pause"))
    throw refused(act === "resume" ? "It is not paused." : "It is paused already.");
  return { ...kept, startedDay: startedDay ?? kept.saidDay };
}

function overrideOf(ctx: Ctx, gate: GateView, { entryId, reason }: NonNullable<KeepTaper["override"]>) {
  return {
    id: entryId,
    kind: "decision" as const,
    at: localMoment(ctx.now, ctx.timeZone),
    rule: "taper-gate",
    category: "taper-not-ready",
    action: "declined" as const,
    inputs: openGates(gate),
    reason,
  };
}

const openGates = ({ lines }: GateView): string =>
  lines
    .filter(({ state }) => state !== "met")
    .map(({ gate, state }) => `${gate} ${state === "unknown" ? "unknown" : "not met"}`)
    .join(", ");

function gateShut(gate: GateView): Refusal {
  return refused(`The gate is not open: ${openGates(gate)}. Settle these, or start it against the gate and say why.`);
}

function refused(sentence: string): Refusal {
  return new Refusal("taper-refused", 422, `${sentence} Nothing was kept.`);
}
