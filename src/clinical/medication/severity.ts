/** How much an alert weighs, the gravest first. */
export const SEVERITIES = ["contraindicated", "major", "moderate", "minor"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** 4 contraindicated … 1 minor. */
export function weight(severity: Severity): number {
  return SEVERITIES.length - SEVERITIES.indexOf(severity);
}
