import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { EntryOf } from "../record/entry.ts";
import type { PatientRecord } from "../record/record.ts";
import { taperState } from "../situation/taper-state.ts";
import { isoDay } from "../timeline/day-number.ts";
import type { TaperMark } from "../timeline/timeline.ts";
import { assess } from "./assess.ts";
import { careCaseOf } from "./facts/care-case.ts";
import { exclusions, GATES, type Gate, gateDays, gateFact, gateMonths } from "./facts/taper-gate.ts";

interface GateLine {
  readonly gate: Gate;
  readonly state: "met" | "not-met" | "unknown";
  /** What is not known, in words; null where it is known. */
  readonly missing: string | null;
}

/** What stands between a person and the first lower dose. */
export interface GateView {
  readonly lines: readonly GateLine[];
  /** All ten are met, or the playbook itself says ready (a short exposure asks for less). */
  readonly open: boolean;
  /** Days in remission on the medicine; null where not in remission or not known. */
  readonly remissionDays: number | null;
  readonly monthsNeeded: number;
  readonly excludedBy: readonly string[];
}

/** The gate as it would stand at the end of `asOf` were `proposal` kept. Unknown keeps it shut. */
export function gateWith(
  record: PatientRecord,
  proposal: EntryOf<"taper">,
  asOf: string,
  knowledge: Knowledge,
): GateView {
  const asked = { ...record, entries: [...record.entries, proposal] };
  const of = careCaseOf(asked, asOf, knowledge);
  const taper = taperState(of.timeline, knowledge);
  const lines = GATES.map((gate): GateLine => {
    const fact = gateFact(of, gate);
    if (typeof fact === "object") return { gate, state: "unknown", missing: fact.unknown };
    return { gate, state: fact === true ? "met" : "not-met", missing: null };
  });
  const days = taper === undefined ? null : gateDays(of, taper);
  const saysReady = () => assess(asked, asOf, knowledge).findings.some(({ category }) => category === "taper-ready");
  return {
    lines,
    open: lines.every(({ state }) => state === "met") || saysReady(),
    remissionDays: typeof days === "number" ? days : null,
    monthsNeeded: gateMonths(of),
    excludedBy: taper === undefined ? [] : exclusions(of, taper),
  };
}

/** The taper of one medicine as the record tells it. */
export interface KeptTaper {
  readonly action: TaperMark["action"];
  readonly running: boolean;
  /** ISO date; null while it was only proposed. */
  readonly startedOn: string | null;
  /** Day of the newest entry, counted from 1970-01-01. */
  readonly saidDay: number;
  readonly startedDay: number | null;
  readonly schedule: TaperMark["schedule"];
  readonly attested: TaperMark["attested"];
}

/** Null where no taper of this medicine was ever spoken of. */
export function keptTaper(
  record: PatientRecord,
  medication: string,
  asOf: string,
  knowledge: Knowledge,
): KeptTaper | null {
  const name = (one: string) => findMedication(knowledge, one)?.name ?? one;
  const whole = careCaseOf(record, asOf, knowledge).timeline;
  const tapers = whole.tapers.filter((mark) => name(mark.medication) === name(medication));
  const state = taperState({ ...whole, tapers }, knowledge);
  if (state === undefined) return null;
  return {
    action: state.action,
    running: state.running,
    startedOn: state.startedDay === null ? null : isoDay(state.startedDay),
    startedDay: state.startedDay,
    saidDay: state.newest.day,
    schedule: tapers.findLast(({ schedule }) => schedule.length > 0)?.schedule ?? [],
    attested: tapers.findLast(({ attested }) => Object.keys(attested).length > 0)?.attested ?? {},
  };
}
