import type { Instrument } from "../knowledge/instrument.ts";
import { answersByItem } from "./answers.ts";
import { nightOf } from "./sleep-night.ts";

/** A part of the record that follows from a log of our own, without its id. */
export type LogEntry = Readonly<Record<string, unknown>> & {
  readonly kind: "diary" | "sign" | "side-effect" | "adherence";
};

const SEVERITIES = ["none", "mild", "moderate", "severe"] as const;
const MINUTES_AN_HOUR = 60;
const WHOLE_PERCENT = 100;

/**
 * What the rules read of a log of our own: a diary line, side effects and red-flag signs, doses missed. A sign is written only where it
 * was reported: a no to the checklist closes nothing that somebody else saw. Empty for every other instrument.
 */
export function logEntries(instrument: Instrument, answers: readonly (number | null)[], at: string): LogEntry[] {
  const given = answersByItem(instrument, answers);
  const answer = (linkId: string) => given.get(linkId) ?? null;
  switch (instrument.id) {
    case "panic-log":
      return diary(at, { panicAttacks: answer("1"), panicIntensity: answer("1") === 0 ? null : answer("2") });
    case "sleep-night": {
      const night = instrument.scoring?.rule === "sleep-efficiency" ? nightOf(instrument.scoring, given) : null;
      return night === null ? [] : diary(at, { sleepHours: hours(night.asleep), timeInBedHours: hours(night.inBed) });
    }
    case "SE-own":
      return [
        ...sideEffect(answer("1")),
        ...instrument.items
          .filter(({ scored, linkId }) => !scored && answer(linkId) === 1)
          .map(({ linkId }) => ({ kind: "sign" as const, sign: linkId, source: "patient" })),
      ];
    case "adherence-own":
      return adherence(answer("1"), answer("3"), answer("2"));
    default:
      return [];
  }
}

function diary(at: string, fields: Readonly<Record<string, number | null>>): LogEntry[] {
  const known = Object.entries(fields).filter(([, value]) => value !== null);
  return known.length === 0
    ? []
    : [{ kind: "diary", date: at.slice(0, "2026-01-01".length), ...Object.fromEntries(known) }];
}

function hours(minutes: number): number {
  return Math.round((minutes / MINUTES_AN_HOUR) * 100) / 100;
}

function sideEffect(level: number | null): LogEntry[] {
  const severity = level === null ? undefined : SEVERITIES[level];
  return severity === undefined ? [] : [{ kind: "side-effect", effect: "any", severity }];
}

/** Counted doses go before the guess in percent. Neither: nothing is known, and nothing is written. */
function adherence(missed: number | null, of: number | null, takenPct: number | null): LogEntry[] {
  if (missed !== null && of !== null && missed <= of) return [{ kind: "adherence", missed, of, source: "patient" }];
  if (takenPct === null) return [];
  return [{ kind: "adherence", missed: WHOLE_PERCENT - Math.round(takenPct), of: WHOLE_PERCENT, source: "patient" }];
}
