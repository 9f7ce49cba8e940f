import { latestScreen, screenToRepeat } from "../../situation/suicide-screen.ts";
import { taperState } from "../../situation/taper-state.ts";
import { isoDay } from "../../timeline/day-number.ts";
import { isStable } from "../measures-due.ts";
import type { Playbook } from "../playbook.ts";
import type { CareCase } from "./care-case.ts";
import { type Fact, type FactTable, partOf } from "./fact.ts";

/** Where the person is in care, and what surrounds the numbers. */
export const careFacts: FactTable = {
  condition: (of) => of.timeline.primaryCondition ?? "none",
  "condition.question": (of) => conditionQuestion(of),
  "condition.measure": (of) => conditionMeasure(of),
  "care.stable": (of) => isStable(of),
  "care.started": (of) => of.timeline.careStartDay !== null,
  "step.level": (of) => partOf(of.situation.step, (level) => level),
  "step.next": (of) => partOf(of.situation.step, (level) => Math.min(level + 1, HIGHEST_STEP)),
  "stepDown.decided": ({ timeline }) =>
    timeline.decisions.some(
      ({ rule, action, day }) =>
        rule === "PIV-D1" && action !== "declined" && day < timeline.asOfDay && day >= (timeline.stepStartDay ?? day),
    ),
  "safety.standing": ({ standing }) => standing.length > 0,
  "taper.running": (of) => taperState(of.timeline, of.knowledge)?.running === true,
  "contact.days": (of) => contactDays(of) ?? { unknown: "no visit recorded" },
  "contact.lastOn": (of) => {
    const days = contactDays(of);
    return days === null ? { unknown: "no visit recorded" } : isoDay(of.timeline.asOfDay - days);
  },
  "function.direction": (of) => partOf(of.situation.function, (change) => change.direction),
  "function.first": (of) => partOf(of.situation.function, (change) => change.first),
  "function.now": (of) => partOf(of.situation.function, (change) => change.now),
  "function.measure": (of) => partOf(of.situation.function, (change) => change.measure),
  "sleep.state": (of) => partOf(of.situation.sleep, (sleep) => sleep.state),
  "risk.level": (of) => partOf(of.situation.risk, (risk) => risk.level),
  "risk.item9": (of) => partOf(of.situation.risk, (risk) => risk.item9, "item 9 not answered"),
  "rescreen.needed": (of) => screenToRepeat(of.timeline) !== undefined,
  "rescreen.dueOn": (of) => {
    const screen = latestScreen(of.timeline);
    if (screen === undefined) return { unknown: "risk never judged" };
    return isoDay(screen.day + of.knowledge.playbook.limits.rescreenDays);
  },
};

const HIGHEST_STEP = 5;

function conditionMeasure({ timeline, reading, knowledge }: CareCase): Fact {
  if (typeof reading !== "string") return reading.series.instrument;
  const own = timeline.primaryCondition === null ? undefined : knowledge.playbook.conditions[timeline.primaryCondition];
  return own?.measures[0] ?? { unknown: "no measure" };
}

/** A score above its cut without a condition to go with it asks a question; it is no diagnosis. */
function conditionQuestion({ timeline, situation, knowledge }: CareCase): Fact {
  const { conditions } = knowledge.playbook;
  const answered = new Set(situation.conditions.flatMap(({ condition }) => conditions[condition]?.measures ?? []));
  const measures = measuresOf(knowledge.playbook);
  for (const series of timeline.scores) {
    const cut = knowledge.instruments.get(series.instrument)?.screenCut;
    const total = series.points.findLast((point) => point.total !== null)?.total ?? null;
    if (cut === undefined || total === null || !measures.has(series.instrument) || answered.has(series.instrument))
      continue;
    if (series.worseWhen === "higher" && total >= cut) {
      return { unknown: `${series.instrument} is ${total} (${cut} or more), and no confirmed condition goes with it` };
    }
  }
  return true;
}

const measuresByPlaybook = new WeakMap<Playbook, ReadonlySet<string>>();

/** Every measure that goes with a condition; a playbook never changes, so they are gathered once. */
function measuresOf(playbook: Playbook): ReadonlySet<string> {
  const before = measuresByPlaybook.get(playbook);
  if (before !== undefined) return before;
  const measures = new Set(Object.values(playbook.conditions).flatMap((facts) => facts.measures));
  measuresByPlaybook.set(playbook, measures);
  return measures;
}

/** Days since anyone last saw the person, or since care began where nobody has; null before either. */
function contactDays({ timeline }: CareCase): number | null {
  const seen = timeline.visits.findLast((visit) => visit.attended);
  const from = seen?.day ?? timeline.careStartDay;
  return from === null ? null : timeline.asOfDay - from;
}
