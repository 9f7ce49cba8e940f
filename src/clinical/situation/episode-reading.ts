import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { newEpisode } from "./remission-course.ts";
import { baselineAt, type SymptomReading, symptomReading } from "./symptom-reading.ts";

/**
 * The primary measure as the present episode reads it: what came back after recovery is measured from its own start, not from the
 * score the episode before it began with. A reason in words where it has never been scored.
 */
export function episodeReading(timeline: Timeline, knowledge: Knowledge): SymptomReading | string {
  const reading = symptomReading(timeline, knowledge);
  if (typeof reading === "string") return reading;
  const episode = newEpisode(timeline, reading, knowledge);
  if (episode === null) return reading;
  const { baseline, late } = baselineAt(reading.valid, episode.startDay, knowledge);
  const isOldStep = timeline.stepStartDay === null || timeline.stepStartDay < episode.startDay;
  return { ...reading, baseline, lateBaseline: late, stepBaseline: isOldStep ? baseline : reading.stepBaseline };
}
