/** What is asked when somebody feels worse during a taper. Absent = not asked. */
export interface WorseDuringTaper {
  /** Days from the last lower dose to the first complaint. */
  readonly onsetDays?: number | undefined;
  /** New bodily or sensory complaints: dizzy, shocks, sick. */
  readonly newBodily?: boolean | undefined;
  /** Comes and goes in waves. */
  readonly waxing?: boolean | undefined;
  /** Points the PHQ-9 has risen by, and what it is. */
  readonly phqRise?: number | undefined;
  readonly phq?: number | undefined;
}

/** Relapse: back to the last good dose (R7). Withdrawal: stay, or one step back (R6). Unclear: ask what is missing, and do not step down. */
export interface WorseReading {
  readonly reads: "relapse" | "withdrawal" | "unclear";
  readonly missing: readonly (keyof WorseDuringTaper)[];
}

/** PHQ-9 up by 5 or more to 10 or more (pivots R7). */
const RELAPSE = { rise: 5, score: 10 };
/** "Within days of a step" (pivots R6; 14 days after ruling D2, PD). */
const WITHIN_DAYS = 14;

/** Withdrawal or relapse, by pivots R6 and R7. The score goes first: a relapse is never explained away by the calendar. */
export function withdrawalOrRelapse(seen: WorseDuringTaper): WorseReading {
  const { onsetDays, newBodily, waxing, phqRise, phq } = seen;
  const missing = (["onsetDays", "newBodily", "waxing", "phqRise", "phq"] as const).filter(
    (name) => seen[name] === undefined,
  );
  if (phqRise !== undefined && phq !== undefined && phqRise >= RELAPSE.rise && phq >= RELAPSE.score)
    return { reads: "relapse", missing };
  const early = onsetDays !== undefined && onsetDays <= WITHIN_DAYS;
  const scored = phqRise !== undefined && phq !== undefined;
  if (scored && early && (newBodily === true || waxing === true)) return { reads: "withdrawal", missing };
  return { reads: "unclear", missing };
}
