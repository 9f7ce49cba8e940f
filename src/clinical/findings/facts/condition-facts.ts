import { scoreAnswers } from "../../measurement/score-answers.ts";
import type { ScorePoint } from "../../timeline/timeline.ts";
import type { CareCase } from "./care-case.ts";
import { type Fact, type FactTable, isUnknown } from "./fact.ts";
import { relapseFacts } from "./relapse-facts.ts";
import { symptomFacts } from "./symptom-facts.ts";

const DAYS_A_WEEK = 7;
const WELL: ReadonlySet<string> = new Set(["response", "remission"]);
/** Either takes the place of the other in alcohol use disorder. */
const ALTERNATIVE: Readonly<Record<string, string>> = {
  naltrexone: "acamprosate",
  "naltrexone XR": "acamprosate",
  acamprosate: "naltrexone",
};

/** What single conditions are judged by, beside their measure. */
export const conditionFacts: FactTable = {
  "condition.isPrimary": (of) => of === of.all[0],
  /** A medicine for it or a course of therapy that treats it runs now. */
  "condition.treated": ({ index, course }) => index !== undefined || course !== undefined,
  "others.well": (of) => othersWell(of),
  "others.relapsing": (of) => further(of).some((one) => relapseFacts["taper.relapsePattern"]?.(one) === true),
  "mania.asrm": (of) => recent(of, "ASRM")?.total ?? { unknown: "ASRM not asked in the last two weeks" },
  "mania.shortNights": (of) => shortNights(of),
  "akathisia.bars": (of) => sinceAntipsychotic(of, "BARS")?.total ?? { unknown: "BARS not rated" },
  "dyskinesia.aims": (of) => aimsIsPositive(of),
  "medicine.alternative": ({ index }) =>
    ALTERNATIVE[index?.medication ?? ""] ?? { unknown: "no set alternative to this medicine" },
  "therapy.weeks": (of) => therapyWeeks(of),
};

/** The person's other conditions that are judged. */
function further(of: CareCase): readonly CareCase[] {
  return of.all.filter((one) => one !== of);
}

/** Every other condition under treatment has responded: visits are not loosened for one while another asks for more. */
function othersWell(of: CareCase): Fact {
  for (const one of further(of)) {
    if (one.index === undefined && one.course === undefined) continue;
    const status = symptomFacts["symptom.status"]?.(one) ?? { unknown: "no measure" };
    if (isUnknown(status)) return status;
    if (!WELL.has(String(status))) return false;
  }
  return true;
}

function points(of: CareCase, instrument: string): readonly ScorePoint[] {
  return of.timeline.scores.find((series) => series.instrument === instrument)?.points ?? [];
}

function recent(of: CareCase, instrument: string): ScorePoint | undefined {
  const last = points(of, instrument).findLast((point) => point.total !== null);
  return last !== undefined && of.timeline.asOfDay - last.day <= of.knowledge.playbook.limits.signDays
    ? last
    : undefined;
}

/** Days of the last ones on which less need for sleep was noted, up to the newest word that it is gone. */
function shortNights({ timeline, knowledge }: CareCase): Fact {
  const told = timeline.signs.filter(
    (mark) =>
      mark.sign === "decreased-need-for-sleep" && timeline.asOfDay - mark.day <= knowledge.playbook.limits.signDays,
  );
  const ended = told.findLastIndex((mark) => !mark.present);
  return new Set(told.slice(ended + 1).map((mark) => mark.day)).size;
}

/** The newest rating made since the first of the present antipsychotics was begun. */
function sinceAntipsychotic(of: CareCase, instrument: string): ScorePoint | undefined {
  const started = of.timeline.doses.filter((lane) => lane.stoppedDay === null).map((lane) => lane.startedDay);
  const last = points(of, instrument).at(-1);
  return last !== undefined && last.day >= Math.min(...started) ? last : undefined;
}

/** By the pattern of the answers (3 in one area, or 2 in two): a total alone does not tell. */
function aimsIsPositive(of: CareCase): Fact {
  const point = sinceAntipsychotic(of, "AIMS");
  const instrument = of.knowledge.instruments.get("AIMS");
  if (point === undefined || instrument === undefined) return { unknown: "AIMS not rated" };
  if (point.answers === null) return { unknown: "AIMS known only as a total" };
  return scoreAnswers(instrument, point.answers).flags.includes("positive");
}

/** Whole weeks since the first attended session of the running course. */
function therapyWeeks({ timeline, course }: CareCase): Fact {
  const first = course?.sessions.find((session) => session.attended);
  return first === undefined
    ? { unknown: "no session attended yet" }
    : Math.floor((timeline.asOfDay - first.day) / DAYS_A_WEEK);
}
