import type { Knowledge } from "../knowledge/knowledge.ts";
import { safetyRulesOf } from "../safety/safety-alerts-for.ts";
import { type EntriesByKind, markOf } from "./entries-by-kind.ts";
import type { RiskMark, SafetyMark, SignMark } from "./timeline.ts";

/** Every raw answer, risk level or sign that a safety rule speaks of, on its day. */
export function safetyLane(entries: EntriesByKind, knowledge: Knowledge): SafetyMark[] {
  const marks: SafetyMark[] = [];
  for (const entry of entries.ofAny(["score", "risk", "sign", "side-effect"]))
    for (const { rule, severity } of safetyRulesOf(entry, knowledge)) marks.push({ ...markOf(entry), rule, severity });
  return marks;
}

export function riskLane(entries: EntriesByKind): RiskMark[] {
  return entries.of("risk").map((entry) => ({ ...markOf(entry), tool: entry.tool, level: entry.level }));
}

export function signLane(entries: EntriesByKind): SignMark[] {
  return entries.of("sign").map((entry) => ({
    ...markOf(entry),
    sign: entry.sign,
    present: entry.present ?? true,
    severity: entry.severity ?? null,
    source: entry.source ?? null,
    medication: entry.medication ?? null,
  }));
}
