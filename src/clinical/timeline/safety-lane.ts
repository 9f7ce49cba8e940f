import type { Knowledge } from "../knowledge/knowledge.ts";
import type { EntryKind, Statement } from "../record/entry.ts";
import { safetyAlertsFor } from "../safety/safety-alerts-for.ts";
import { type EntriesByKind, markOf } from "./entries-by-kind.ts";
import { oncePerEntry } from "./once-per-entry.ts";
import type { RiskMark, SafetyMark, SignMark } from "./timeline.ts";

/** Every raw answer, risk level or sign that a safety rule speaks of, on its day. */
export function safetyLane(entries: EntriesByKind, knowledge: Knowledge): SafetyMark[] {
  return entries.all.flatMap((entry) => (RAISING.has(entry.kind) ? marksOf(entry, knowledge) : []));
}

/** Kinds that a safety trigger can read. */
const RAISING: ReadonlySet<EntryKind> = new Set(["score", "risk", "sign"]);

const marksOf = oncePerEntry((entry: Statement, knowledge): SafetyMark[] =>
  safetyAlertsFor(entry, knowledge).map(({ rule, severity }) => ({ ...markOf(entry), rule, severity })),
);

export function riskLane(entries: EntriesByKind): RiskMark[] {
  return entries.of("risk").map((entry) => ({ ...markOf(entry), tool: entry.tool, level: entry.level }));
}

export function signLane(entries: EntriesByKind): SignMark[] {
  return entries.of("sign").map((entry) => ({ ...markOf(entry), sign: entry.sign, present: entry.present ?? true }));
}
