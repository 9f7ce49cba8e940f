/** How much an alert weighs, the gravest first. */
export const SEVERITIES = ["contraindicated", "major", "moderate", "minor"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** 4 contraindicated … 1 minor. */
export function weight(severity: Severity): number {
  return SEVERITIES.length - SEVERITIES.indexOf(severity);
}

/** The graver of two. */
export function graver(a: Severity, b: Severity): Severity {
  return weight(a) >= weight(b) ? a : b;
}
