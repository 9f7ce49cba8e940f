const SCREENED: ReadonlySet<string> = new Set(["PIV-S1", "PIV-S2", "PIV-S2-C-SSRS", "PIV-S4", "PIV-S5", "PIV-S14"]);

/** Whether a rule's answer is a suicide-risk screen. An emergency already found asks for no further screen. */
export function asksForScreen(rule: string): boolean {
  return SCREENED.has(rule);
}
