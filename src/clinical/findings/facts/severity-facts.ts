import type { ScorePoint } from "../../timeline/timeline.ts";
import type { SeverityLevel, SeverityScale } from "../sequencing-content.ts";
import type { CareCase } from "./care-case.ts";
import { conditionsIn } from "./condition-groups.ts";
import type { Fact, FactTable } from "./fact.ts";

const LEVELS: readonly SeverityLevel[] = ["subthreshold", "mild", "moderate", "severe"];
const GROUPS = ["depression", "gad", "panic", "social-anxiety", "ptsd", "ocd", "insomnia", "oud", "aud"] as const;

/** How ill by each condition: from its measure where that is recent and has levels, else as recorded with the condition. */
export const severityFacts: FactTable = Object.fromEntries(
  GROUPS.flatMap((group) => [
    [`${group}.severity`, (of: CareCase) => severityOf(group, of)],
    [`${group}.score`, (of: CareCase) => measured(group, of)?.point.total ?? noScore(group, of)],
    [`${group}.measure`, (of: CareCase) => measured(group, of)?.instrument ?? noScore(group, of)],
    [`${group}.raised`, (of: CareCase) => group === "depression" && isExtreme(of)],
  ]),
);

/** PHQ-9 and its like, raised one level where daily life is extremely difficult. */
function severityOf(group: string, of: CareCase): Fact {
  const found = measured(group, of);
  const recorded = conditionsIn(group, of).find((one) => one.severity !== null)?.severity;
  const level = found === undefined ? recorded : found.level;
  if (level === undefined || level === null) return noScore(group, of);
  return group === "depression" && isExtreme(of) ? oneHigher(level as SeverityLevel) : level;
}

function oneHigher(level: SeverityLevel): SeverityLevel {
  return LEVELS[Math.min(LEVELS.indexOf(level) + 1, LEVELS.length - 1)] ?? level;
}

interface Measured {
  readonly instrument: string;
  readonly point: ScorePoint & { readonly total: number };
  readonly level: SeverityLevel;
}

/** The newest valid score of the group's measure, if recent enough to decide on. */
function measured(group: string, of: CareCase): Measured | undefined {
  const { sequencing, limits } = of.knowledge.playbook;
  const scale = sequencing.severity[group];
  if (scale === undefined) return undefined;
  const points = scale.instruments.flatMap((instrument) => {
    const point = newestValid(instrument, of);
    return point === undefined || of.timeline.asOfDay - point.day > limits.scoreDays ? [] : [{ instrument, point }];
  });
  const [first] = points;
  return first === undefined ? undefined : { ...first, level: levelOf(first.point.total, group, scale, of) };
}

function newestValid(instrument: string, { timeline }: CareCase) {
  const points = timeline.scores.find((series) => series.instrument === instrument)?.points ?? [];
  return points.findLast((point): point is ScorePoint & { total: number } => point.total !== null);
}

function levelOf(total: number, group: string, scale: SeverityScale, of: CareCase): SeverityLevel {
  const features = conditionsIn(group, of).flatMap((one) => one.features);
  const special = scale.withFeatures?.features.some((feature) => features.includes(feature)) === true;
  const chosen = special ? scale.withFeatures?.chosen : scale.chosen;
  const steps = scale.conventions[chosen ?? scale.chosen]?.steps ?? [];
  return steps.findLast((step) => total >= step.from)?.level ?? "subthreshold";
}

function noScore(group: string, of: CareCase): Fact {
  const scale = of.knowledge.playbook.sequencing.severity[group];
  const [instrument] = scale?.instruments ?? [];
  if (instrument === undefined) return { unknown: "severity not recorded" };
  const last = newestValid(instrument, of);
  if (last === undefined) return { unknown: `${instrument} never scored` };
  return { unknown: `${instrument} is ${of.timeline.asOfDay - last.day} days old` };
}

/** The newest difficulty answer, 0 not at all to 3 extremely; a reason where it was not asked lately. */
export function difficultyOf({ timeline, knowledge }: CareCase): Fact {
  const points = timeline.function.find((series) => series.measure === "difficulty")?.points ?? [];
  const last = points[points.length - 1];
  if (last === undefined) return { unknown: "how difficult daily life is was never asked" };
  const days = timeline.asOfDay - last.day;
  return days > knowledge.playbook.limits.functionDays ? { unknown: `last asked ${days} days ago` } : last.value;
}

function isExtreme(of: CareCase): boolean {
  const difficulty = difficultyOf(of);
  return typeof difficulty === "number" && difficulty >= of.knowledge.playbook.sequencing.limits.extremeDifficulty;
}

/** The newest total of an instrument that is recent enough to decide on. */
export function recentTotal(instrument: string, of: CareCase): number | undefined {
  const point = newestValid(instrument, of);
  if (point === undefined) return undefined;
  return of.timeline.asOfDay - point.day <= of.knowledge.playbook.limits.scoreDays ? point.total : undefined;
}

/** The newest total of an instrument, however old. */
export function latestTotal(instrument: string, of: CareCase): number | undefined {
  return newestValid(instrument, of)?.total;
}
