import type { Entry, Statement } from "./entry.ts";
import { compareInstants } from "./instant.ts";

/**
 * The statements that stand, oldest first (`at`, then `recordedAt`, then id), whatever order the entries arrived in.
 *
 * - The same entry twice is one entry.
 * - A statement that another replaces no longer stands, whether or not that other was later retracted: a retraction brings nothing back.
 * - Where several replace the same one, the last of them by `recordedAt`, then id, that was not itself replaced or retracted stands alone.
 * - A retraction takes away the one statement it names, not a replacement of it.
 */
export function effectiveEntries(entries: readonly Entry[]): Statement[] {
  return areAsTheyStand(entries) ? [...entries] : standingOf(entries).sort(byOrder);
}

/** In order, nothing corrected and nothing there twice, as most records are kept: ids that only rise are all different. */
function areAsTheyStand(entries: readonly Entry[]): entries is readonly Statement[] {
  let last: Moment | undefined;
  for (const { id, at, recordedAt, retracts, replaces } of entries) {
    if (retracts !== undefined || replaces !== undefined) return false;
    const moment = { id, at, recordedAt };
    if (last !== undefined && (id <= last.id || byMoment(last, moment) > 0)) return false;
    last = moment;
  }
  return true;
}

function standingOf(entries: readonly Entry[]): Statement[] {
  const { statements, retracted } = once(entries);
  const replaced = new Set<string>();
  for (const { replaces } of statements.values()) if (replaces !== undefined) replaced.add(replaces);

  const standing: Statement[] = [];
  const corrections = new Map<string, Statement>();
  for (const statement of statements.values()) {
    if (replaced.has(statement.id) || retracted.has(statement.id)) continue;
    if (statement.replaces === undefined) standing.push(statement);
    else {
      const root = firstOf(statement, statements);
      const rival = corrections.get(root);
      if (rival === undefined || later(statement, rival) > 0) corrections.set(root, statement);
    }
  }
  standing.push(...corrections.values());
  return standing;
}

function once(entries: readonly Entry[]): { statements: Map<string, Statement>; retracted: Set<string> } {
  const statements = new Map<string, Statement>();
  const retracted = new Set<string>();
  for (const entry of entries) {
    if (entry.retracts !== undefined) retracted.add(entry.retracts);
    else {
      const twin = statements.get(entry.id);
      if (twin === undefined || (twin !== entry && clash(entry, twin) > 0)) statements.set(entry.id, entry);
    }
  }
  return { statements, retracted };
}

/** Validation refuses one id with two bodies; should it happen all the same, which one stands must not hang on arrival. */
function clash(a: Statement, b: Statement): number {
  return later(a, b) || compare(JSON.stringify(a), JSON.stringify(b));
}

/** Id of the statement at the beginning of a chain of replacements, which may itself not be at hand. */
function firstOf(statement: Statement, statements: ReadonlyMap<string, Statement>): string {
  const seen = new Set([statement.id]);
  let first = statement.replaces ?? statement.id;
  for (
    let next = statements.get(first)?.replaces;
    next !== undefined && !seen.has(first);
    next = statements.get(first)?.replaces
  ) {
    seen.add(first);
    first = next;
  }
  return first;
}

function later(a: Statement, b: Statement): number {
  return byRecording(a, b) || compare(a.id, b.id);
}

function byOrder(a: Statement, b: Statement): number {
  return byMoment(a, b) || compare(a.id, b.id);
}

type Moment = Pick<Entry, "id" | "at" | "recordedAt">;

function byMoment(a: Moment, b: Moment): number {
  return compareInstants(a.at, b.at) || byRecording(a, b);
}

/** By when it was written down; an entry that does not say sorts before all that do. */
function byRecording({ recordedAt: a }: Moment, { recordedAt: b }: Moment): number {
  if (a === undefined || b === undefined) return Number(b === undefined) - Number(a === undefined);
  return compareInstants(a, b);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
