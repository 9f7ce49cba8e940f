import type { Severity } from "../severity.ts";
import type { MedicineOption } from "./compare-options.ts";

/**
 * The order options are read in: what must not be combined last; then what helped before, what is graver beside the list, what failed
 * before, the guideline's line, what the person's own concerns say, lesser findings, and how much watching it needs. Equals by name.
 */
export function byWeight(one: MedicineOption, other: MedicineOption): number {
  const [a, b] = [weights(one), weights(other)];
  for (const [place, value] of a.entries()) {
    const difference = value - (b[place] ?? 0);
    if (difference !== 0) return difference;
  }
  return one.medication < other.medication ? -1 : 1;
}

function weights(option: MedicineOption): readonly number[] {
  const found = (severity: Severity) => option.findings.filter((finding) => finding.severity === severity).length;
  const has = (...codes: readonly string[]) => (option.reasons.some(({ code }) => codes.includes(code)) ? 1 : 0);
  const own = option.reasons.filter(({ code }) => !code.startsWith("trial-"));
  const balance =
    own.filter(({ speaks }) => speaks === "against").length - own.filter(({ speaks }) => speaks === "for").length;
  return [
    Math.min(found("contraindicated"), 1),
    -has("trial-remission", "trial-response"),
    found("major"),
    has("trial-none", "trial-intolerance"),
    option.line,
    balance,
    found("moderate"),
    option.monitoring.checks,
  ];
}
