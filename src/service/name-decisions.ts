import { validate } from "uuid";
import type { Decided, Finding } from "../clinical/findings/finding.ts";
import { peopleById } from "../store/people.ts";
import type { Ctx } from "./context.ts";

type NamedDecision = Decided & { readonly byName: string | null };
/** A finding as people read it: those who decided go by their names. */
export type NamedFinding = Omit<Finding, "decided" | "answered"> & {
  readonly decided?: NamedDecision;
  readonly answered?: readonly NamedDecision[];
};

/** Puts names to the people who decided; a decision from elsewhere keeps its role alone. */
export async function nameDecisions({ tx }: Ctx, findings: readonly Finding[]): Promise<NamedFinding[]> {
  const deciders = findings.flatMap(({ decided, answered = [] }) => [...(decided ? [decided] : []), ...answered]);
  const ids = new Set(deciders.flatMap(({ by }) => (by !== null && validate(by) ? [by] : [])));
  const people = await peopleById(tx, [...ids]);
  const named = (one: Decided): NamedDecision => ({ ...one, byName: people.get(one.by ?? "")?.name ?? null });
  return findings.map(({ decided, answered, ...finding }) => ({
    ...finding,
    ...(decided === undefined ? {} : { decided: named(decided) }),
    ...(answered === undefined ? {} : { answered: answered.map(named) }),
  }));
}
