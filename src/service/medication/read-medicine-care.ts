import { injectionLines } from "../../clinical/findings/injection-findings.ts";
import { findMedication } from "../../clinical/knowledge/find-medication.ts";
import { sentence } from "../../clinical/knowledge/sentence.ts";
import { type AsNeededUse, asNeededUse } from "../../clinical/medication/as-needed/as-needed-use.ts";
import { type CardInWords, cardInWords } from "../../clinical/medication/card/card-for.ts";
import { type IfThenLine, ifThenLines } from "../../clinical/medication/if-then/if-then-lines.ts";
import { type MissedDoseAdvice, missedDoseAdvice } from "../../clinical/medication/missed-dose/missed-dose-advice.ts";
import type { InductionStep } from "../../clinical/medication/opioid/induction-step.ts";
import { isOpioidCare, isRescue } from "../../clinical/medication/opioid/opioid-care.ts";
import { type OpioidView, opioidView } from "../../clinical/medication/opioid/opioid-view.ts";
import type { EntryOf } from "../../clinical/record/entry.ts";
import { isoDay } from "../../clinical/timeline/day-number.ts";
import { type EntriesByKind, entriesByKind } from "../../clinical/timeline/entries-by-kind.ts";
import type { Timeline } from "../../clinical/timeline/timeline.ts";
import { timelineOf } from "../../clinical/timeline/timeline-of.ts";
import { appendAudit } from "../../store/audit-trail.ts";
import { readPatientFile } from "../../store/patient-file.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { crisisHere } from "../crisis-here.ts";
import { dayBefore } from "../day-before.ts";
import { recordOf } from "../derive.ts";
import { notFound, requireId } from "../require-id.ts";

export interface MedicineCareRead {
  readonly recordVersion: number;
  /** The language of the patient's words. */
  readonly language: string;
  readonly medicines: readonly {
    readonly orderId: string;
    readonly medication: string;
    /** Taken only as needed: no dose of it is missed. */
    readonly asNeeded: boolean;
    readonly card: CardInWords | null;
    /** Null: no advice is held, which the reader is told. */
    readonly missed: MissedDoseAdvice | null;
  }[];
  readonly injections: readonly InjectionRead[];
  readonly asNeeded: readonly (AsNeededUse & { readonly orderId: string; readonly medication: string })[];
  readonly opioid: (Omit<OpioidView, "induction"> & { readonly induction: InductionRead | null }) | null;
  readonly ifThen: {
    readonly kept: { readonly at: string; readonly lines: readonly IfThenLine[] } | null;
    readonly proposed: readonly IfThenLine[];
  };
  /** Citations by source id. */
  readonly references: Readonly<Record<string, string>>;
}
interface InjectionRead {
  readonly orderId: string;
  readonly medication: string;
  readonly doseMg: number | null;
  /** Brand; null where the strength does not tell which it is. */
  readonly product: string | null;
  readonly state: string | null;
  readonly lastOn: string | null;
  readonly dueOn: string | null;
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  readonly gapDays: number | null;
  readonly advice: string | null;
  readonly note: string | null;
  readonly mark: string | null;
  readonly sources: readonly string[];
  /** Newest first. */
  readonly given: readonly { readonly on: string; readonly doseMg: number | null }[];
}
type Induction = NonNullable<OpioidView["induction"]>;
type InductionRead = Omit<Induction, "step"> & { readonly act: InductionStep["act"]; readonly words: string };

/** What one person's medicines ask besides the list: missed doses, injections, as-needed use, care for opioids, the if-then card. Keeps nothing. */
export async function readMedicineCare(ctx: Ctx, patientId: string): Promise<MedicineCareRead> {
  authorise(ctx, "chart.read");
  requireId(patientId, "patient");
  const file = await readPatientFile(ctx.tx, patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  await appendAudit(ctx.tx, patientId, "medicines-read");
  const { knowledge, today } = ctx;
  const record = recordOf(file);
  const timeline = timelineOf(record, knowledge, today);
  const entries = entriesByKind(record, today);
  const language = record.patient.language ?? "en";
  const medicines = medicinesOf(timeline, ctx, language);
  const injections = injectionsOf(timeline, ctx);
  const view = opioidView(patientId, entries, timeline, knowledge, ctx.now);
  return {
    recordVersion: file.recordVersion,
    language,
    medicines,
    injections,
    asNeeded: timeline.doses
      .filter((lane) => lane.asNeeded && lane.stoppedDay === null && !isRescue(lane.medication))
      .map((lane) => ({
        orderId: lane.orderId,
        medication: lane.medication,
        ...asNeededUse(lane, timeline.supplies, timeline.asOfDay),
      })),
    opioid: view === null ? null : { ...view, induction: inWords(view.induction, ctx) },
    ifThen: {
      kept: keptCard(entries),
      proposed: ifThenLines(await groundOf(ctx, timeline, entries, language), knowledge, language),
    },
    references: citationsOf(
      [
        ...medicines.flatMap(({ card, missed }) => [...(card?.sources ?? []), ...(missed?.sources ?? [])]),
        ...injections.flatMap(({ sources }) => sources),
      ],
      ctx,
    ),
  };
}

function medicinesOf({ doses }: Timeline, { knowledge }: Ctx, language: string): MedicineCareRead["medicines"] {
  return doses
    .filter(({ stoppedDay }) => stoppedDay === null)
    .map(({ orderId, medication, asNeeded }) => {
      const facts = findMedication(knowledge, medication);
      return {
        orderId,
        medication,
        asNeeded,
        card: facts === undefined ? null : (cardInWords(facts, knowledge, language) ?? null),
        missed: facts === undefined ? null : (missedDoseAdvice(facts, knowledge, language) ?? null),
      };
    });
}

function injectionsOf(timeline: Timeline, { knowledge }: Ctx): InjectionRead[] {
  const day = (number: number | null | undefined) => (number == null ? null : isoDay(number));
  return injectionLines(timeline, knowledge).map(({ lane, product, state }) => ({
    orderId: lane.orderId,
    medication: lane.medication,
    doseMg: lane.steps.findLast(({ planned }) => !planned)?.doseMg ?? null,
    product: product?.name ?? null,
    state: state?.state ?? null,
    lastOn: day(state?.lastDay),
    dueOn: day(state?.dueDay),
    fromOn: day(state?.fromDay),
    untilOn: day(state?.untilDay),
    gapDays: state?.gapDays ?? null,
    advice: state?.advice?.management ?? null,
    note: product?.note ?? null,
    mark: state?.advice?.mark ?? product?.mark ?? null,
    sources: [...(product?.sources ?? []), ...(state?.advice?.sources ?? [])],
    given: lane.doses.map((one) => ({ on: isoDay(one.day), doseMg: one.doseMg })).toReversed(),
  }));
}

function inWords(induction: OpioidView["induction"], { knowledge }: Ctx): InductionRead | null {
  if (induction === null) return null;
  const { step, ...rest } = induction;
  return { ...rest, act: step.act, words: sentence(knowledge, "en", `opioid.step.${step.act}`, valuesOf(step)) };
}

/** Pairs of figures as two values: `most-from`, `most-to`. */
function valuesOf(step: InductionStep): Record<string, string | number> {
  return Object.fromEntries(
    Object.entries(step).flatMap(([name, value]): (readonly [string, string | number])[] =>
      Array.isArray(value)
        ? [
            [`${name}From`, value[0] as number],
            [`${name}To`, value[1] as number],
          ]
        : [[name, value === null ? "none" : (value as string | number)]],
    ),
  );
}

function keptCard(entries: EntriesByKind): MedicineCareRead["ifThen"]["kept"] {
  const card = entries.of("if-then-card").at(-1);
  return card === undefined ? null : { at: card.at, lines: card.lines };
}

async function groundOf(ctx: Ctx, timeline: Timeline, entries: EntriesByKind, language: string) {
  const plan: EntryOf<"relapse-plan"> | undefined = entries.of("relapse-plan").at(-1);
  const safety = entries.of("safety-plan").at(-1);
  return {
    medicines: [
      ...new Set(
        timeline.doses
          .filter(({ stoppedDay, held }) => stoppedDay === null && held === null)
          .flatMap(({ medication }) => findMedication(ctx.knowledge, medication) ?? []),
      ),
    ],
    asNeeded: new Set(timeline.doses.filter(({ asNeeded }) => asNeeded).map(({ medication }) => medication)),
    warningSigns: plan?.warningSigns ?? safety?.warningSigns ?? [],
    copingStrategies: plan?.copingStrategies ?? safety?.copingStrategies ?? [],
    contacts: plan?.contacts ?? safety?.supports ?? [],
    reEntry: plan?.reEntry ?? null,
    crisis: await crisisHere(ctx, language),
    isOpioidCare: isOpioidCare(timeline),
  };
}

function citationsOf(ids: readonly string[], { knowledge }: Ctx): Record<string, string> {
  return Object.fromEntries([...new Set(ids)].map((id) => [id, knowledge.references.get(id)?.citation ?? id]));
}
