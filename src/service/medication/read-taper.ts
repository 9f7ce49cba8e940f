import { type GateView, gateWith, type KeptTaper, keptTaper } from "../../clinical/findings/taper-view.ts";
import { findMedication } from "../../clinical/knowledge/find-medication.ts";
import { sentence } from "../../clinical/knowledge/sentence.ts";
import { formName } from "../../clinical/medication/taper/choose-forms.ts";
import type { Take } from "../../clinical/medication/taper/dispensable-doses.ts";
import { madeOf } from "../../clinical/medication/taper/made-of.ts";
import { isRefusal, planTaper } from "../../clinical/medication/taper/plan-taper.ts";
import type { TaperDose, TaperOptions, TaperPlan } from "../../clinical/medication/taper/taper-plan.ts";
import type { EntryOf } from "../../clinical/record/entry.ts";
import { dayNumber } from "../../clinical/timeline/day-number.ts";
import type { DoseLane } from "../../clinical/timeline/timeline.ts";
import { timelineOf } from "../../clinical/timeline/timeline-of.ts";
import { appendAudit } from "../../store/audit-trail.ts";
import { type PatientFile, readPatientFile } from "../../store/patient-file.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { dayBefore } from "../day-before.ts";
import { recordOf } from "../derive.ts";
import { localMoment } from "../local-moment.ts";
import { notFound, requireId } from "../require-id.ts";

export type Attested = NonNullable<EntryOf<"taper">["attested"]>;

/** What is asked of a taper before anything is kept. */
export interface TaperDraft {
  readonly orderId: string;
  readonly options: TaperOptions;
  readonly attested: Attested;
}

interface StepRead {
  readonly day: number;
  readonly doseMg: number;
  /** Null: how the dose is made up is not known. */
  readonly take: Take[] | null;
  /** On every other day this instead; null: each day alike. */
  readonly takeOther: Take[] | null;
}

export interface TaperRead {
  readonly recordVersion: number;
  readonly medication: string;
  /** Milligrams a day now; null where not known. */
  readonly fromMg: number | null;
  readonly forms: string[];
  /** Why there is no plan, in a sentence. */
  readonly refused: string | null;
  readonly plan: ReturnType<typeof planInWords> | null;
  readonly gate: Omit<GateView, "lines" | "excludedBy"> & {
    readonly lines: GateView["lines"][number][];
    readonly excludedBy: string[];
  };
  readonly kept:
    | (Pick<KeptTaper, "action" | "running" | "startedOn" | "attested"> & {
        readonly today: number | null;
        readonly steps: StepRead[];
      })
    | null;
}

export interface ReadTaper extends Pick<TaperDraft, "orderId" | "options"> {
  readonly patientId: string;
  /** Null: as answered in the taper that is kept. */
  readonly attested: Attested | null;
}

/** The gate, the schedule that would be proposed and the taper that is kept, for one order as of today. Keeps nothing. */
export async function readTaper(ctx: Ctx, input: ReadTaper): Promise<TaperRead> {
  authorise(ctx, "chart.read");
  requireId(input.patientId, "patient");
  const file = await readPatientFile(ctx.tx, input.patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  await appendAudit(ctx.tx, input.patientId, "medicines-read");
  const { lane, fromMg, plan, refused } = draftOf(ctx, file, input);
  const kept = keptTaper(recordOf(file), lane.medication, ctx.today, ctx.knowledge);
  const draft = proposalOf(ctx, lane.medication, plan?.schedule ?? [], input.attested ?? kept?.attested ?? {});
  const gate = gateWith(recordOf(file), draft, ctx.today, ctx.knowledge);
  const name = findMedication(ctx.knowledge, lane.medication)?.name ?? lane.medication;
  return {
    recordVersion: file.recordVersion,
    medication: lane.medication,
    fromMg,
    forms: [...new Set((ctx.knowledge.pharmacy.forms.get(name)?.forms ?? []).map(formName))],
    refused,
    plan: plan === null ? null : planInWords(ctx, plan),
    gate: { ...gate, lines: [...gate.lines], excludedBy: [...gate.excludedBy] },
    kept: kept === null ? null : keptInDays(ctx, lane.medication, kept),
  };
}

/** The order, its dose today, and the plan from it; or the sentence that says why there is none. */
export function draftOf(ctx: Ctx, file: PatientFile, { orderId, options }: Pick<TaperDraft, "orderId" | "options">) {
  const { knowledge, today } = ctx;
  const lane = timelineOf(recordOf(file), knowledge, today).doses.find((one) => one.orderId === orderId);
  if (lane === undefined || lane.stoppedDay !== null) throw notFound("entry");
  const fromMg = doseToday(lane, dayNumber(today));
  if (fromMg === null)
    return { lane, fromMg, plan: null, refused: sentence(knowledge, "en", "taper.refused.dose-unknown") };
  const plan = planTaper(lane.medication, fromMg, options, knowledge);
  if (!isRefusal(plan)) return { lane, fromMg, plan, refused: null };
  return { lane, fromMg, plan: null, refused: sentence(knowledge, "en", `taper.refused.${plan.refused}`, plan.values) };
}

function doseToday({ steps }: DoseLane, today: number): number | null {
  return steps.findLast(({ day, planned }) => day <= today && !planned)?.dailyMg ?? null;
}

/** The entry a proposal would be, so that the gate is judged on just what would be kept. */
export function proposalOf(
  ctx: Ctx,
  medication: string,
  schedule: readonly TaperDose[],
  attested: Attested,
): EntryOf<"taper"> {
  return {
    id: "draft",
    kind: "taper",
    at: localMoment(ctx.now, ctx.timeZone),
    medication,
    action: "proposed",
    schedule: schedule.map((step) => ({ ...step })),
    attested,
  };
}

function planInWords({ knowledge }: Ctx, plan: TaperPlan) {
  const say = (key: string) => sentence(knowledge, "en", key);
  return {
    scheme: plan.scheme as string,
    weeks: plan.weeks,
    minimumWeeks: plan.minimumWeeks,
    withdrawalRisk: plan.withdrawalRisk as string,
    steps: plan.steps.map(
      ({ day, doseMg, take, takeOther }): StepRead => ({
        day,
        doseMg,
        take: [...take],
        takeOther: takeOther === undefined ? null : [...takeOther],
      }),
    ),
    measureDays: plan.measures.map(({ day }) => day),
    signs: say(plan.signs),
    cautions: plan.cautions.map(say),
    sources: [...plan.sources],
    mark: plan.mark,
  };
}

function keptInDays({ knowledge, today }: Ctx, medication: string, kept: KeptTaper): NonNullable<TaperRead["kept"]> {
  const { action, running, startedOn, startedDay, attested, schedule } = kept;
  const made = madeOf(
    medication,
    schedule.map(({ doseMg }) => doseMg),
    undefined,
    knowledge,
  );
  return {
    action,
    running,
    startedOn,
    attested,
    today: startedDay === null ? null : dayNumber(today) - startedDay,
    steps: schedule.map(({ day, doseMg }, place) => {
      const found = made[place];
      return {
        day,
        doseMg,
        take: found ? [...found.take] : null,
        takeOther: found?.takeOther === undefined ? null : [...found.takeOther],
      };
    }),
  };
}
