import { SUICIDE_ATTEMPT } from "../../situation/standing-safety.ts";
import type { CareCase } from "./care-case.ts";
import { DANGER_READINGS } from "./danger-readings.ts";
import { isTaken, newAntidepressantSince, takenClass } from "./exposure-facts.ts";
import type { Fact, FactFamily, FactTable } from "./fact.ts";
import { OPIOIDS } from "./safety-facts.ts";
import { type Observed, observed } from "./sign-marks.ts";

const MANIA_SIGNS = ["elevated-mood", "decreased-need-for-sleep", "overspending"];
const ASRM = "ASRM";
/** Place of the item on needing less sleep among the answers. */
const ASRM_SLEEP = 2;
const EATING_DISORDERS: ReadonlySet<string> = new Set([
  "eating-disorder",
  "anorexia",
  "anorexia-nervosa",
  "bulimia",
  "bulimia-nervosa",
  "binge-eating",
  "binge-eating-disorder",
  "arfid",
]);
const SEIZURES: ReadonlySet<string> = new Set(["withdrawal-seizure", "seizure", "epilepsy"]);

/** What the safety rows read beyond raw answers: signs, measured values, medicines on board, what happened before. */
export const dangerFacts: FactTable = {
  ...DANGER_READINGS,
  "age.years": ({ ageYears }) => ageYears ?? { unknown: "birth date not recorded" },
  "asrm.total": (of) => newestMania(of)?.total ?? { unknown: "mania scale not answered lately" },
  "sleepNeed.reduced": (of) => sleepNeedReduced(of),
  /** Seen by a clinician (or not said by whom), or more than one told by anybody. */
  "mania.seen": (of) => maniaSeen(of),
  "mania.afterAntidepressant": (of) => maniaAfterAntidepressant(of),
  /** A sedation beyond mild drowsiness; told as a side effect, only a severe one. */
  "sedation.marked": (of) => sedationMarked(of),
  "opioid.exposure": (of) => anyExposure(of, takenClass(of, "opioid"), OPIOIDS, "use of opioids"),
  "alcohol.exposure": (of) => anyExposure(of, takenClass(of, "alcohol"), new Set(["alcohol"]), "use of alcohol"),
  "seizure.ever": (of) => seizureEver(of),
  "eatingDisorder.present": ({ timeline }) => {
    const newest = new Map(timeline.conditions.map((mark) => [mark.condition, mark]));
    return [...newest.values()].some(
      (mark) => EATING_DISORDERS.has(mark.condition) && mark.status !== "resolved" && mark.verification !== "refuted",
    );
  },
  "antidepressant.new": (of) => {
    const since = newAntidepressantSince(of);
    return typeof since === "number" ? true : (since ?? false);
  },
  "ideation.new": (of) => ideationNew(of),
  "overdoseRisk.standing": (of) => overdoseRisk(of),
  "supply.large": ({ timeline, knowledge }) =>
    timeline.supplies.some(
      ({ day, daysSupply }) =>
        daysSupply !== null &&
        daysSupply > knowledge.playbook.limits.largeSupplyAboveDays &&
        day + daysSupply > timeline.asOfDay,
    ),
  "pregnancy.new": (of) => pregnancyNew(of),
  "psychosis.known": ({ timeline }) =>
    timeline.conditions.some(
      ({ condition, features }) =>
        condition === "psychosis" || condition === "schizophrenia" || features.includes("psychotic"),
    ),
  "bipolar.known": ({ timeline }) => timeline.conditions.some(({ condition }) => condition.startsWith("bipolar")),
  "oud.known": ({ situation }) => situation.conditions.some(({ condition }) => condition === "oud"),
};

/** Facts by family: `sign.rash`, `newSign.akathisia` (since the antidepressant began), `taken.lithium`. */
export const DANGER_FAMILIES: Readonly<Record<string, FactFamily>> = {
  sign: (of, sign) => presence(observed(of, sign)),
  newSign: (of, sign) => {
    const start = newAntidepressantSince(of);
    const mark = observed(of, sign);
    if (mark === undefined) return { unknown: "not looked for" };
    return mark.present && typeof start === "number" && mark.day >= start;
  },
  taken: takenClass,
};

function presence(mark: Observed | undefined): Fact {
  return mark?.present ?? { unknown: "not looked for" };
}

function newestMania({ timeline, knowledge }: CareCase) {
  const points = timeline.scores.find((series) => series.instrument === ASRM)?.points ?? [];
  const newest = points.findLast((point) => point.total !== null);
  return newest !== undefined && timeline.asOfDay - newest.day <= knowledge.playbook.limits.scoreDays
    ? newest
    : undefined;
}

function sleepNeedReduced(of: CareCase): Fact {
  const seen = observed(of, "decreased-need-for-sleep");
  const answer = newestMania(of)?.answers?.[ASRM_SLEEP] ?? null;
  if (seen?.present === true || (answer !== null && answer > 0)) return true;
  return seen === undefined && answer === null ? { unknown: "need for sleep not asked about" } : false;
}

function maniaSeen(of: CareCase): Fact {
  const marks = MANIA_SIGNS.map((sign) => observed(of, sign));
  const present = marks.filter((mark) => mark?.present === true);
  const mood = marks[0];
  const byClinician = mood?.present === true && mood.source !== "patient" && mood.source !== "caregiver";
  if (byClinician || present.length > 1) return true;
  return marks.every((mark) => mark?.present === false) ? false : { unknown: "signs of mania not looked for" };
}

/** The newest evidence of mania lies on or after the start of an antidepressant still taken then or shortly before. */
function maniaAfterAntidepressant(of: CareCase): Fact {
  const days = [
    ...MANIA_SIGNS.map((sign) => observed(of, sign)).flatMap((mark) => (mark?.present === true ? [mark.day] : [])),
    ...(newestMania(of) === undefined ? [] : [newestMania(of)?.day ?? 0]),
  ];
  if (days.length === 0) return false;
  const evidence = Math.max(...days);
  const { signDays } = of.knowledge.playbook.limits;
  return isTaken(of, "antidepressant", (lane) => {
    const stopped = lane.stoppedDay ?? Number.POSITIVE_INFINITY;
    return lane.startedDay <= evidence && stopped + signDays >= evidence;
  });
}

function sedationMarked(of: CareCase): Fact {
  const mark = observed(of, "sedation");
  if (mark === undefined) return { unknown: "not looked for" };
  if (!mark.present) return false;
  return mark.kind === "sign" ? mark.severity !== "mild" : mark.severity === "severe";
}

/** Prescribed, told or found in a screen within the days a sign counts. */
function anyExposure(of: CareCase, taken: Fact, substances: ReadonlySet<string>, what: string): Fact {
  if (taken === true) return true;
  const { timeline } = of;
  const { signDays } = of.knowledge.playbook.limits;
  const recent = (day: number) => timeline.asOfDay - day <= signDays;
  const told = timeline.background.uses.findLast((mark) => substances.has(mark.substance) && recent(mark.day));
  const found = timeline.toxScreens.some(
    (screen) => recent(screen.day) && screen.positive.some((one) => substances.has(one)),
  );
  if (found || (told !== undefined && told.frequency !== "none")) return true;
  return told === undefined ? { unknown: `${what} not asked about` } : taken;
}

/** A seizure at any time: then withdrawal is an emergency. */
function seizureEver(of: CareCase): Fact {
  const told = of.timeline.background.histories.filter((mark) => SEIZURES.has(mark.item));
  const ill = of.timeline.conditions.some((mark) => SEIZURES.has(mark.condition) && mark.verification !== "refuted");
  if (ill || observed(of, "seizure")?.present === true || told.some((mark) => mark.present)) return true;
  return told.length === 0 ? { unknown: "earlier seizures not asked about" } : false;
}

/** Raised since the antidepressant began, and not already so before it. What was never asked before counts as not so. */
function ideationNew(of: CareCase): Fact {
  const start = newAntidepressantSince(of);
  if (typeof start !== "number") return start ?? false;
  const since = of.standing.filter(({ mark }) => mark.severity !== "ask" && mark.day >= start);
  if (since.length === 0) return false;
  const answers = of.timeline.scores.flatMap((series) => series.points).filter((point) => point.day < start);
  const before = Math.max(0, ...answers.map(({ safetyItem }) => (typeof safetyItem === "number" ? safetyItem : 0)));
  const now = Math.max(1, ...since.map(({ answer }) => answer ?? 1));
  return now > before;
}

function overdoseRisk(of: CareCase): Fact {
  if (of.standing.some(({ mark }) => mark.severity !== "ask") || harmedLately(of)) return true;
  const { risk } = of.situation;
  if ("unknown" in risk) return risk;
  const { level, item9 } = risk.value;
  return level === "moderate" || level === "high" || level === "imminent" || (item9 ?? 0) > 0;
}

/** An attempt or an overdose in the last three months speaks for small supplies, however the risk was judged since. */
function harmedLately({ timeline, knowledge }: CareCase): boolean {
  const { attemptDays } = knowledge.playbook.limits;
  return timeline.background.histories.some(
    ({ item, present, day }) =>
      present && (item === SUICIDE_ATTEMPT || item === "overdose") && timeline.asOfDay - day <= attemptDays,
  );
}

/** Told after care began, and nothing about medicines, therapy or the rule decided since. */
function pregnancyNew({ timeline }: CareCase): Fact {
  const { contexts, pregnantSinceDay: since, careStartDay } = timeline;
  if (contexts === null) return { unknown: "pregnancy not asked about" };
  if (since === null || careStartDay === null) return false;
  const planned = [...timeline.doses.flatMap((lane) => lane.steps), ...timeline.steps].some((mark) => mark.day > since);
  const decided = timeline.decisions.some((mark) => mark.rule === "PIV-DX-PREGNANCY" && mark.day >= since);
  return since > careStartDay && !planned && !decided;
}
