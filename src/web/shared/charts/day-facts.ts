import type {
  AdherenceMark,
  DecisionMark,
  DiaryDay,
  DoseLane,
  DoseStep,
  RiskMark,
  ScorePoint,
  ScoreSeries,
  Session,
  SideEffectMark,
  SleepWeek,
  StepMark,
  VisitMark,
} from "../../../clinical/timeline/timeline.ts";
import { changeSinceStart, type Picture, type PlannedVisit } from "./picture.ts";

/** One thing that is known of a day. The picture's sentence and the table's cells are both made of these. */
export type DayFact =
  | {
      readonly kind: "score";
      readonly series: Pick<ScoreSeries, "instrument" | "rater" | "version" | "language">;
      readonly max: number | null;
      readonly point: ScorePoint;
      readonly changePct: number | null;
    }
  | { readonly kind: "dose-start"; readonly lane: DoseLane; readonly step: DoseStep }
  | { readonly kind: "dose-change"; readonly lane: DoseLane; readonly step: DoseStep; readonly before: DoseStep }
  | { readonly kind: "dose-stop"; readonly lane: DoseLane }
  | { readonly kind: "dose-hold"; readonly lane: DoseLane }
  | { readonly kind: "dose-taken"; readonly medication: string; readonly doseMg: number | null; readonly times: number }
  | { readonly kind: "decision"; readonly mark: DecisionMark }
  | { readonly kind: "step"; readonly mark: StepMark }
  | { readonly kind: "risk"; readonly mark: RiskMark }
  | { readonly kind: "course-start"; readonly protocol: string; readonly frequency: string | null }
  | { readonly kind: "session"; readonly session: Session; readonly number: number | null }
  | { readonly kind: "visit"; readonly visit: VisitMark }
  | { readonly kind: "planned-visit"; readonly visit: PlannedVisit }
  | { readonly kind: "adherence"; readonly mark: AdherenceMark }
  | { readonly kind: "sleep"; readonly week: SleepWeek }
  | { readonly kind: "limited"; readonly days: number }
  | { readonly kind: "difficulty"; readonly value: number }
  | { readonly kind: "side-effect"; readonly mark: SideEffectMark }
  | { readonly kind: "diary"; readonly day: DiaryDay }
  | { readonly kind: "due"; readonly name: string };

const on =
  (day: number) =>
  (mark: { readonly day: number }): boolean =>
    mark.day === day;

function scoreFacts(picture: Picture, day: number): DayFact[] {
  // Forms without a total speak through what is read from them: limited days, a level of risk.
  return picture.timeline.scores
    .filter(({ range }) => range !== null)
    .flatMap((series) =>
      series.points.filter(on(day)).map(
        (point): DayFact => ({
          kind: "score",
          series,
          max: series.range?.max ?? null,
          point,
          changePct: changeSinceStart(picture, series, point),
        }),
      ),
    );
}

function doseFacts({ timeline }: Picture, day: number): DayFact[] {
  return timeline.doses.flatMap((lane) => {
    const facts: DayFact[] = lane.steps.flatMap((step, index): DayFact[] => {
      if (step.day !== day) return [];
      const before = lane.steps[index - 1];
      if (!before) return [{ kind: "dose-start", lane, step }];
      return before.doseMg === step.doseMg && before.frequency === step.frequency
        ? []
        : [{ kind: "dose-change", lane, step, before }];
    });
    if (lane.stoppedDay === day) facts.push({ kind: "dose-stop", lane });
    if (lane.held?.day === day) facts.push({ kind: "dose-hold", lane });
    const taken = lane.doses.filter(on(day));
    if (taken.length > 0)
      facts.push({
        kind: "dose-taken",
        medication: lane.medication,
        doseMg: taken[0]?.doseMg ?? null,
        times: taken.length,
      });
    return facts;
  });
}

function careFacts(picture: Picture, day: number): DayFact[] {
  const { timeline } = picture;
  const sessions = timeline.courses.flatMap((course) => course.sessions).filter(on(day));
  const inCourse = new Set(sessions.map(({ entryId }) => entryId));
  return [
    ...picture.blocks
      .filter(({ fromDay }) => fromDay === day)
      .map(({ protocol, frequency }): DayFact => ({ kind: "course-start", protocol, frequency })),
    ...sessions.map(
      (session): DayFact => ({ kind: "session", session, number: picture.sessionNumbers.get(session.entryId) ?? null }),
    ),
    ...timeline.visits
      .filter((visit) => visit.day === day && !inCourse.has(visit.entryId))
      .map((visit): DayFact => ({ kind: "visit", visit })),
    ...picture.planned.filter(on(day)).map((visit): DayFact => ({ kind: "planned-visit", visit })),
  ];
}

function lifeFacts({ timeline }: Picture, day: number): DayFact[] {
  const of = (measure: string) =>
    timeline.function.filter((series) => series.measure === measure).flatMap(({ points }) => points.filter(on(day)));
  return [
    ...timeline.adherence.filter(on(day)).map((mark): DayFact => ({ kind: "adherence", mark })),
    ...timeline.sleep.filter(({ toDay }) => toDay === day).map((week): DayFact => ({ kind: "sleep", week })),
    ...of("limited-days").map(({ value }): DayFact => ({ kind: "limited", days: value })),
    ...of("difficulty").map(({ value }): DayFact => ({ kind: "difficulty", value })),
    ...timeline.sideEffects.filter(on(day)).map((mark): DayFact => ({ kind: "side-effect", mark })),
    ...timeline.diary.filter(on(day)).map((diary): DayFact => ({ kind: "diary", day: diary })),
  ];
}

/** All that is known of one day, in the order it is read aloud: scores, decisions, medication, visits, life. */
export function dayFacts(picture: Picture, day: number): DayFact[] {
  const { timeline } = picture;
  return [
    ...scoreFacts(picture, day),
    ...timeline.risk.filter(on(day)).map((mark): DayFact => ({ kind: "risk", mark })),
    ...timeline.steps.filter(on(day)).map((mark): DayFact => ({ kind: "step", mark })),
    ...timeline.decisions.filter(on(day)).map((mark): DayFact => ({ kind: "decision", mark })),
    ...doseFacts(picture, day),
    ...careFacts(picture, day),
    ...lifeFacts(picture, day),
    ...picture.due
      .filter((due) => due.day === day && day >= picture.today)
      .map(({ name }): DayFact => ({ kind: "due", name })),
  ];
}
