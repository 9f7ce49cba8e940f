import { isKnown } from "../known.ts";
import type { VisitMark } from "../timeline/timeline.ts";
import type { CareCase } from "./facts/care-case.ts";
import type { Playbook } from "./playbook.ts";

export interface VisitDue {
  /** Who is to see the person; `anyone` for the floor of contact. */
  readonly name: "prescriber" | "therapist" | "anyone";
  readonly dueDay: number;
}

const REMITTED: readonly string[] = ["response", "remission"];
/** A total below this counts as improved, on the scales that have it. */
const IMPROVED_BELOW: Readonly<Record<string, number>> = { "PHQ-9": 10, "PHQ-9M": 10 };

/** The next visit of each track, and the floor of contact, for a person in care. Empty before care, and after a death. */
export function visitsDue(of: CareCase): VisitDue[] {
  const { timeline, knowledge } = of;
  if (timeline.careStartDay === null) return [];
  const { visits } = knowledge.playbook;
  return [...prescriber(of, visits), ...therapist(of, visits), contact(of, timeline.careStartDay, visits)];
}

type Visits = Playbook["visits"];

function prescriber(of: CareCase, visits: Visits): VisitDue[] {
  const { index, timeline } = of;
  if (index === undefined) return [];
  const last = lastDay(timeline.visits, (visit) => visit.track === "medication" || visit.track === "both");
  const started = index.startedDay;
  if (last === undefined || last <= started) {
    return [{ name: "prescriber", dueDay: started + firstContact(of, visits) }];
  }
  return [{ name: "prescriber", dueDay: last + prescriberGap(of, visits) }];
}

function firstContact(of: CareCase, visits: Visits): number {
  return of.timeline.primaryCondition === "oud" ? visits.opioid.early : visits.firstPrescriber;
}

function prescriberGap(of: CareCase, visits: Visits): number {
  return of.timeline.primaryCondition === "oud" ? opioidGap(of, visits) : visits.prescriber[phase(of)];
}

/** Weekly at first, and again after a return to use; then every two weeks, then monthly. */
function opioidGap({ timeline, knowledge }: CareCase, { opioid }: Visits): number {
  const days = timeline.asOfDay - (timeline.careStartDay ?? timeline.asOfDay);
  const recent = timeline.background.uses.some(
    (use) =>
      use.frequency !== "none" &&
      use.day > (timeline.careStartDay ?? use.day) &&
      timeline.asOfDay - use.day <= knowledge.playbook.relapse.overdoseDays,
  );
  if (recent || days < opioid.earlyUntil) return opioid.early;
  return days < opioid.laterUntil ? opioid.later : opioid.stable;
}

const GAPS: Readonly<Record<string, number>> = { weekly: 7, biweekly: 14, "every-2-weeks": 14, monthly: 30 };

function therapist(of: CareCase, visits: Visits): VisitDue[] {
  const { course } = of;
  if (course === undefined) return [];
  const last = course.sessions.findLast((session) => session.attended)?.day ?? course.startedDay;
  const mild = of.situation.conditions[0]?.severity === "mild";
  const { acute, mild: loose, ...later } = visits.therapist;
  const now = phase(of);
  const usual = now === "acute" ? (mild ? loose : acute) : later[now];
  return [{ name: "therapist", dueDay: last + (GAPS[course.frequency ?? ""] ?? usual) }];
}

/** Whoever it is: twice a month until improved, then monthly. */
function contact(of: CareCase, careStart: number, visits: Visits): VisitDue {
  const last = lastDay(of.timeline.visits, () => true) ?? careStart;
  const gap = isImproved(of) ? visits.contact.improved : visits.contact.notImproved;
  const later = phase(of) === "maintenance" && isImproved(of) ? visits.prescriber.maintenance : gap;
  return { name: "anyone", dueDay: Math.max(last, careStart) + later };
}

function isImproved({ situation }: CareCase): boolean {
  if (!isKnown(situation.symptom)) return false;
  const { status, current, instrument } = situation.symptom.value;
  const below = IMPROVED_BELOW[instrument];
  return REMITTED.includes(status ?? "") || (below !== undefined && current !== null && current < below);
}

function phase({ situation }: CareCase): "acute" | "consolidation" | "maintenance" {
  const now = isKnown(situation.course) ? situation.course.value.phase : "acute";
  return now === "consolidation" || now === "maintenance" ? now : "acute";
}

function lastDay(visits: readonly VisitMark[], of: (visit: VisitMark) => boolean): number | undefined {
  return visits.findLast((visit) => visit.attended && of(visit))?.day;
}
