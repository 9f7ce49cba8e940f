import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { sentence } from "../knowledge/sentence.ts";
import type { InjectionProduct } from "../medication/injection/injection-product.ts";
import { type InjectionState, injectionState } from "../medication/injection/injection-state.ts";
import { productOf } from "../medication/injection/product-of.ts";
import { stepInForce } from "../situation/current-medications.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import type { DoseLane, Timeline } from "../timeline/timeline.ts";
import { besideFinding } from "./beside-finding.ts";
import type { CareCase } from "./facts/care-case.ts";
import type { Due, Finding } from "./finding.ts";
import type { RegimenFound } from "./regimen-findings.ts";

/** Class of medicines given by long-acting injection. */
const LONG_ACTING = "lai";
/** Two injections too close together are said for so long (PD). */
const SOON_DAYS = 14;

/** A running order of a long-acting injection. `product` null: none is held for it, or its strength does not tell which it is. */
export interface InjectionLine {
  readonly lane: DoseLane;
  readonly product: InjectionProduct | null;
  /** Null where no product tells. */
  readonly state: InjectionState | null;
}

/** Every long-acting injection that is running, and where the person stands with it as of the timeline's day. */
export function injectionLines(timeline: Timeline, knowledge: Knowledge): InjectionLine[] {
  return timeline.doses.flatMap((lane): InjectionLine[] => {
    const facts = findMedication(knowledge, lane.medication);
    const isLongActing = facts?.parent !== undefined || facts?.classes.includes(LONG_ACTING) === true;
    if (!isLongActing || lane.stoppedDay !== null || lane.held !== null) return [];
    const step = stepInForce(lane);
    const product = productOf(lane.medication, step?.doseMg ?? null, knowledge) ?? null;
    if (product === null) return [{ lane, product, state: null }];
    const order = {
      startedDay: lane.startedDay,
      frequency: step?.frequency ?? null,
      nextDueDay: lane.nextDue === null ? null : dayNumber(lane.nextDue),
      givenDays: lane.doses.map(({ day }) => day),
    };
    return [{ lane, product, state: injectionState(product, order, timeline.asOfDay) }];
  });
}

/** The next date of each injection, those past too. */
export function injectionsDue({ timeline, knowledge }: CareCase): Due[] {
  return injectionLines(timeline, knowledge).flatMap(({ product, state }): Due[] =>
    product === null || state === null || state.dueDay === null
      ? []
      : [{ what: "injection", name: product.name, dueOn: isoDay(state.dueDay) }],
  );
}

/** Injections that are due, late, given too soon, or not to be judged. Never first. */
export function injectionFindings({ timeline, knowledge }: CareCase): RegimenFound[] {
  return injectionLines(timeline, knowledge).flatMap(({ lane, product, state }) => {
    if (product === null || state === null) return [];
    return [
      ...standing(lane, product, state, knowledge),
      ...(isSoon(state) ? [tooSoon(product, state, knowledge)] : []),
    ];
  });
}

const CATEGORY: Readonly<Partial<Record<InjectionState["state"], Finding["category"]>>> = {
  due: "visit-due",
  late: "refill-gap",
  "not-recorded": "reconcile",
  "no-interval": "reconcile",
};

function standing(
  lane: DoseLane,
  product: InjectionProduct,
  state: InjectionState,
  knowledge: Knowledge,
): RegimenFound[] {
  const category = CATEGORY[state.state];
  // What somebody else gives is recorded by them.
  if (category === undefined || (state.state === "not-recorded" && lane.source !== "prescribed")) return [];
  const day = (number: number | null) => (number === null ? "" : isoDay(number));
  const values = {
    name: product.name,
    medication: lane.medication,
    state: state.state.replace("-", "_"),
    due: day(state.dueDay),
    until: day(state.untilDay),
    gap: state.gapDays ?? 0,
  };
  return [
    besideFinding(
      {
        rule: `LAI-${state.state.toUpperCase()}/${lane.medication}`,
        category,
        urgency: state.state === "late" || state.state === "due" ? "this-week" : "this-visit",
        because: [sentence(knowledge, "en", "medication.because.injection", values)],
        key: "injection",
        values,
        more: state.advice === null ? [] : [state.advice.management],
        used: { "injection.due": day(state.dueDay), "injection.gapDays": state.gapDays },
        inputs: `${product.id}; ${state.state}; ${state.dueDay}; ${state.advice?.management ?? ""}`,
        sources: [...new Set([...product.sources, ...(state.advice?.sources ?? [])])],
        mark: state.advice?.mark ?? product.mark,
      },
      knowledge,
    ),
  ];
}

function isSoon({ tooSoon: found, gapDays }: InjectionState): boolean {
  return found !== null && gapDays !== null && gapDays <= SOON_DAYS;
}

function tooSoon(product: InjectionProduct, state: InjectionState, knowledge: Knowledge): RegimenFound {
  const values = { name: product.name, days: state.tooSoon?.days ?? 0, least: state.tooSoon?.least ?? 0 };
  return besideFinding(
    {
      rule: `LAI-TOO-SOON/${product.medication}`,
      category: "dose-out-of-range",
      urgency: "this-visit",
      because: [sentence(knowledge, "en", "medication.because.injection-soon", values)],
      key: "injection-soon",
      values,
      used: { "injection.days": values.days },
      inputs: `${product.id}; too soon; ${state.lastDay}`,
      sources: product.sources,
      mark: product.mark,
    },
    knowledge,
  );
}
