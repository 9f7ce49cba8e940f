/** A screen as recorded, with what treatment explains. Substances by slug. */
interface Screen {
  readonly positive: readonly string[];
  readonly negative: readonly string[];
  readonly expected: readonly string[];
}

/** What was found against what was expected. Something to talk about, never a reason to end treatment (pivots N7, MON075). */
interface ScreenReading {
  /** Found, and not explained: to be confirmed by the laboratory before anything is built on it. */
  readonly toConfirm: readonly string[];
  /** Expected and not found: to be asked about, and confirmed. */
  readonly notFound: readonly string[];
  /** Expected, and not tested: not known. */
  readonly notTested: readonly string[];
  readonly asExpected: boolean;
}

/** Reads a screen; unclear results count neither as found nor as absent. */
export function readScreen({ positive, negative, expected }: Screen): ScreenReading {
  const toConfirm = positive.filter((one) => !expected.includes(one));
  const notFound = expected.filter((one) => negative.includes(one));
  const notTested = expected.filter((one) => !negative.includes(one) && !positive.includes(one));
  return { toConfirm, notFound, notTested, asExpected: toConfirm.length + notFound.length + notTested.length === 0 };
}
