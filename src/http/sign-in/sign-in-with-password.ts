import { changeAttempts, clearAttempts, type KeptAttempts } from "../../store/identity/attempts.ts";
import { type MessageKey, say } from "../messages/say.ts";
import { refuse, WaitRefusal } from "../refuse.ts";
import type { Server } from "../server.ts";
import { attemptKey } from "./attempt-key.ts";
import type { OpenedSession, Source } from "./identity-library.ts";
import { comeBackAt, countAttempt, noAttempts, perAccount, perSource } from "./throttle.ts";

/**
 * Opens a session by e-mail and password. Each try is counted before the password is looked at. Refuses with 401 where they do not fit
 * and with 429 and the time to come back after too many wrong ones in a row: the same for accounts that exist and that do not.
 */
export async function signInWithPassword(
  server: Server,
  { email, password }: { readonly email: string; readonly password: string },
  source: Source,
): Promise<OpenedSession> {
  const account = email.trim().toLowerCase();
  return countedTry(server, account, source, "sign-in.wrong", () =>
    server.identities.signIn(account, password, source),
  );
}

/** The same counting where somebody at an open screen must say the current password: no way around the lockout. */
export async function checkCurrentPassword(
  server: Server,
  { identityId, email, password }: { readonly identityId: string; readonly email: string; readonly password: string },
  source: Source,
): Promise<void> {
  await countedTry(server, email, source, "sign-in.current-wrong", async () =>
    (await server.identities.passwordFits(identityId, password)) ? true : null,
  );
}

async function countedTry<T>(
  server: Server,
  email: string,
  source: Source,
  wrong: MessageKey,
  check: () => Promise<T | null>,
): Promise<T> {
  const { secret } = server.settings;
  const account = attemptKey(secret, "account", email);
  const address = attemptKey(secret, "source", source.ipAddress);
  const wait = await countTry(server, account, address, source.now);
  const result = await check();
  if (result === null) {
    if (wait !== null) throw comeBack(wait, source.now);
    throw refuse(wrong === "sign-in.wrong" ? 401 : 400, "wrong-password", wrong);
  }
  await clearAttempts(server.database, [account]);
  await takeBack(server, address);
  return result;
}

/** Counts one try under both keys; refuses it where a wait is on. Returns the wait that now follows if it proves wrong. */
async function countTry(server: Server, account: string, address: string, now: string): Promise<string | null> {
  let refusedUntil: string | null = null;
  let wait: string | null = null;
  await changeAttempts(server.database, [account, address], (kept) => {
    const byAccount = kept.get(account) ?? noAttempts;
    const bySource = kept.get(address) ?? noAttempts;
    refusedUntil = later(comeBackAt(byAccount, now), comeBackAt(bySource, now));
    if (refusedUntil !== null) return null;
    const next = new Map<string, KeptAttempts>([
      [account, countAttempt(byAccount, now, perAccount)],
      [address, countAttempt(bySource, now, perSource)],
    ]);
    wait = [...next.values()].map((attempts) => attempts.waitUntil).reduce(later, null);
    return next;
  });
  if (refusedUntil !== null) throw comeBack(refusedUntil, now);
  return wait;
}

/** A right password is no wrong try of its source; earlier ones of that source stay counted. */
async function takeBack(server: Server, address: string): Promise<void> {
  await changeAttempts(server.database, [address], (kept) => {
    const before = kept.get(address);
    return before
      ? new Map([[address, { ...before, failures: Math.max(0, before.failures - 1), waitUntil: null }]])
      : null;
  });
}

function comeBack(until: string, now: string): WaitRefusal {
  const seconds = Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now)) / 1000));
  return new WaitRefusal("too-many-tries", say("sign-in.wait", { minutes: Math.ceil(seconds / 60) }), seconds);
}

function later(one: string | null, other: string | null): string | null {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
