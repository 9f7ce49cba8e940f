/** Wrong sign-ins in a row under one key (an account, a source), as kept in the database. */
export interface Attempts {
  readonly failures: number;
  /** ISO instant of the latest counted try; null before the first. */
  readonly lastAt: string | null;
  /** ISO instant until which no try is taken; null where none is set. */
  readonly waitUntil: string | null;
}

export interface ThrottlePolicy {
  /** Wrong tries in a row that are still free. */
  readonly free: number;
  readonly longestWaitMinutes: number;
  /** After so long without a try the row starts anew. */
  readonly forgottenAfterHours: number;
}

/** Five wrong passwords, then 1, 2, 4 … 15 minutes: a person returns by waiting, a guesser gets about 100 tries a day. */
export const perAccount: ThrottlePolicy = { free: 5, longestWaitMinutes: 15, forgottenAfterHours: 12 };
/** A whole clinic may sit behind one address, so a source has far more room than an account. */
export const perSource: ThrottlePolicy = { free: 50, longestWaitMinutes: 15, forgottenAfterHours: 1 };

export const noAttempts: Attempts = { failures: 0, lastAt: null, waitUntil: null };

/** Instant from which the next try is taken; null = now. */
export function comeBackAt(attempts: Attempts, now: string): string | null {
  return attempts.waitUntil !== null && attempts.waitUntil > now ? attempts.waitUntil : null;
}

/**
 * Counts a try before its password is looked at, so that a burst cannot be checked faster than it is counted;
 * a right password sets the count back to none.
 */
export function countAttempt(attempts: Attempts, now: string, policy: ThrottlePolicy): Attempts {
  const forgotten =
    attempts.lastAt !== null && Date.parse(now) - Date.parse(attempts.lastAt) > policy.forgottenAfterHours * 3_600_000;
  const failures = (forgotten ? 0 : attempts.failures) + 1;
  const over = failures - policy.free;
  const waitMinutes = over < 0 ? 0 : Math.min(2 ** Math.min(over, 10), policy.longestWaitMinutes);
  return {
    failures,
    lastAt: now,
    waitUntil: waitMinutes === 0 ? null : new Date(Date.parse(now) + waitMinutes * 60_000).toISOString(),
  };
}
