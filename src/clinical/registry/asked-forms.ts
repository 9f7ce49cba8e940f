import { dayNumber } from "../timeline/day-number.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { AskedForm, RegistryRow } from "./row.ts";

/**
 * The newest request that has not been answered, as of the timeline's day, with the forms of it that were not scored in any other way
 * since; null where none waits. `asked`: newest first.
 */
export function lastAsked(asked: readonly AskedForm[], timeline: Timeline): NonNullable<RegistryRow["asked"]> | null {
  for (const { on, expiresOn, instruments, state, remind } of asked) {
    const waiting = instruments.filter((name) => !isScoredSince(name, on, timeline));
    if (waiting.length === 0 || on > timeline.asOf) continue;
    const over = expiresOn < timeline.asOf;
    return { on, instruments: waiting, state: over ? "expired" : state, remind };
  }
  return null;
}

/** The day this form was last asked for without an answer since; null = it was not, or it was answered. */
export function askedInVain(asked: readonly AskedForm[], name: string, timeline: Timeline): string | null {
  const last = asked.find(({ instruments, on }) => instruments.includes(name) && on <= timeline.asOf);
  return last === undefined || isScoredSince(name, last.on, timeline) ? null : last.on;
}

/** A form left off in the middle has no total and is no answer. */
function isScoredSince(name: string, on: string, { scores }: Timeline): boolean {
  const points = scores.find(({ instrument }) => instrument === name)?.points ?? [];
  return points.some(({ day, total }) => total !== null && day >= dayNumber(on));
}
