import type { Knowledge } from "../knowledge/knowledge.ts";
import type { PatientRecord } from "../record/record.ts";
import { askedInVain } from "../registry/asked-forms.ts";
import type { AskedForm } from "../registry/row.ts";
import { screenToRepeat } from "../situation/suicide-screen.ts";
import { isoDay } from "../timeline/day-number.ts";
import type { Assessment } from "./assessment.ts";
import { compilePlaybook } from "./compiled-playbook.ts";
import { contactSchedule } from "./contact-schedule.ts";
import { askedAbout, decide } from "./decide.ts";
import { withDecisions } from "./decided.ts";
import { type CareCase, careCaseOf } from "./facts/care-case.ts";
import { isUnknown } from "./facts/fact.ts";
import { isYoung } from "./facts/watch-facts.ts";
import type { Due } from "./finding.ts";
import { findingOf } from "./finding-of.ts";
import { halfSeen } from "./half-seen.ts";
import { injectionsDue } from "./injection-findings.ts";
import { dueOn, measuresDue } from "./measures-due.ts";
import { medicationFindings } from "./medication-findings.ts";
import { checksDue } from "./monitoring-findings.ts";
import { visitsDue } from "./visits-due.ts";

/** What the first finding asks beside its own questions. */
export const QUESTION = "condition.question";

/**
 * What is true of a patient at the end of `asOf` (ISO date), what to consider first and besides, and what falls due. Of a person who has
 * died there is nothing to consider and nothing falls due: the one case without a first finding. `asked`: forms asked for and not handed
 * in, newest first; they change no finding, only what is said of a measure that falls due.
 */
export function assess(
  record: PatientRecord,
  asOf: string,
  knowledge: Knowledge,
  asked: readonly AskedForm[] = [],
): Assessment {
  const of = careCaseOf(record, asOf, knowledge);
  const { playbook } = knowledge;
  if (of.timeline.deceasedDay !== null) return { ...frame(of, record), findings: [], due: [] };
  const conditions = askedAbout(of);
  const { facts } = conditions[0];
  const fired = decide(compilePlaybook(playbook), conditions).standing;
  const question = [...(isUnknown(facts.of(QUESTION)) ? [QUESTION] : []), ...halfSeen(playbook, facts)];
  const found = fired.map((one, index) =>
    index === 0
      ? findingOf({ ...one, missing: [...new Set([...one.missing, ...question])] }, true, knowledge)
      : findingOf(one, false, knowledge),
  );
  const regimen = medicationFindings(of, found).map(({ finding }) => finding);
  return {
    ...frame(of, record),
    findings: withDecisions([...found, ...regimen], of.timeline.decisions, of.timeline.asOfDay),
    due: dueList(of, asked),
  };
}

function frame({ situation, timeline, knowledge }: CareCase, { patient }: PatientRecord) {
  const { id, version } = knowledge.playbook;
  return { patient: patient.id, asOf: timeline.asOf, playbook: { id, version }, situation };
}

function dueList(of: CareCase, asked: readonly AskedForm[]): Due[] {
  const measures = measuresDue(of).map((due): Due => {
    const lastAsked = askedInVain(asked, due.name, of.timeline);
    return { what: "measure", name: due.name, dueOn: dueOn(due), ...(lastAsked !== null && { lastAsked }) };
  });
  const visits = visitsDue(of).map((due): Due => ({ what: "visit", name: due.name, dueOn: isoDay(due.dueDay) }));
  return [...measures, ...visits, ...checksDue(of), ...injectionsDue(of), ...rescreen(of), ...contacts(of)].sort(
    (a, b) => compare(a.dueOn, b.dueOn) || compare(a.name, b.name),
  );
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** After an antidepressant was begun or changed in a young person, someone speaks with them on set days. */
function contacts(of: CareCase): Due[] {
  if (!isYoung(of)) return [];
  const schedule = contactSchedule(of);
  return (schedule?.openDays ?? []).map((day) => ({
    what: "visit",
    name: `Contact after ${schedule?.medication} was begun or changed (under 25)`,
    dueOn: isoDay(day),
  }));
}

/** A low screen is repeated at the next contact, within days. */
function rescreen({ timeline, knowledge }: CareCase): Due[] {
  const screen = screenToRepeat(timeline);
  if (screen === undefined) return [];
  return [{ what: "rescreen", name: "C-SSRS", dueOn: isoDay(screen.day + knowledge.playbook.limits.rescreenDays) }];
}
