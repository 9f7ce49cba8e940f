import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Statement } from "../record/entry.ts";
import { safetyRulesOf } from "../safety/safety-alerts-for.ts";
import { type EntriesByKind, markOf } from "./entries-by-kind.ts";
import type { RiskMark, SafetyMark, SignMark } from "./timeline.ts";

/** Every raw answer, risk level or sign that a safety rule speaks of, on its day. */
export function safetyLane(entries: EntriesByKind, knowledge: Knowledge): SafetyMark[] {
  const fired = new Map<Statement, ReturnType<typeof safetyRulesOf>>();
  for (const kind of TOLD_IN) {
    for (const entry of entries.of(kind)) {
      const rules = safetyRulesOf(entry, knowledge);
      if (rules.length > 0) fired.set(entry, rules);
    }
  }
  // Most records hold none: only where there are some do they have to be put in the order of all.
  return fired.size === 0 ? [] : entries.all.flatMap((entry) => marksOf(entry, fired.get(entry) ?? []));
}

const TOLD_IN = ["score", "risk", "sign", "side-effect"] as const;

function marksOf(entry: Statement, fired: ReturnType<typeof safetyRulesOf>): SafetyMark[] {
  return fired.map(({ rule, severity }) => ({ ...markOf(entry), rule, severity }));
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
