import type { Knowledge } from "../knowledge/knowledge.ts";
import { known, type Maybe, unknown } from "../known.ts";
import { ANY_EFFECT } from "../timeline/medication-marks.ts";
import type { SideEffectLevel, SideEffectMark, Timeline } from "../timeline/timeline.ts";
import type { CurrentMedication } from "./situation.ts";

const ORDER: readonly SideEffectLevel[] = ["none", "mild", "moderate", "severe"];

/**
 * The worst side effect of a current medicine that is neither resolved nor replaced by a newer word on the same effect, within the
 * last days. An answer about all effects (`any`) replaces what was said before it. Effects of stopping are judged elsewhere.
 */
export function sideEffectLevel(
  timeline: Timeline,
  medications: readonly CurrentMedication[],
  knowledge: Knowledge,
): Maybe<SideEffectLevel> {
  const { limits } = knowledge.playbook;
  const current = new Set(medications.map((one) => one.medication));
  const told = [...timeline.sideEffects, ...scaleMarks(timeline, knowledge)].sort((a, b) => a.day - b.day);
  const recent = told.filter(
    (mark) =>
      mark.cause === "medication" &&
      timeline.asOfDay - mark.day <= limits.sideEffectDays &&
      (mark.medication === null || current.has(mark.medication)),
  );
  if (recent.length === 0) return unknown("side effects not asked in the last two weeks");
  const standing = newestWords(recent);
  const level = (mark: SideEffectMark) => (mark.resolved ? 0 : ORDER.indexOf(mark.severity));
  const worst = standing.reduce((a, b) => (level(b) > level(a) ? b : a));
  const newest = standing[standing.length - 1] ?? worst;
  return known(
    ORDER[level(worst)] ?? worst.severity,
    newest.at,
    standing.map((mark) => mark.entryId),
  );
}

/** What scales of side effects say, each as an answer about all effects of all medicines. */
function scaleMarks({ scores }: Timeline, { instruments }: Knowledge): SideEffectMark[] {
  return scores.flatMap(({ instrument, points }) => {
    const levels = instruments.get(instrument)?.sideEffectLevels ?? [];
    return points.flatMap(({ total, day, at, entryId }) => {
      const level = total === null ? undefined : levels.findLast(({ from }) => total >= from)?.level;
      if (level === undefined) return [];
      const all = {
        effect: ANY_EFFECT,
        severity: level,
        medication: null,
        cause: "medication",
        resolved: false,
      } as const;
      return [{ day, at, entryId, ...all }];
    });
  });
}

function newestWords(marks: readonly SideEffectMark[]): SideEffectMark[] {
  let standing: SideEffectMark[] = [];
  for (const mark of marks) {
    const sameMedicine = (other: SideEffectMark) =>
      mark.medication === null || other.medication === null || other.medication === mark.medication;
    const replaces = (other: SideEffectMark) =>
      sameMedicine(other) && (mark.effect === ANY_EFFECT || other.effect === mark.effect);
    standing = [...standing.filter((other) => !replaces(other)), mark];
  }
  return standing;
}
