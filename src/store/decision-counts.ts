import type { Transaction } from "./transaction.ts";

/** How often one answer was given to the findings of one rule, in the acting organisation. */
export interface DecisionCount {
  readonly rule: string;
  readonly action: string;
  /** Code of the reason; null where none was asked for or given. */
  readonly reason: string | null;
  readonly decisions: number;
}

const COUNTS = "select rule, action, reason, decisions from decision_counts() order by rule, action, reason";

/** Decisions by rule, answer and reason; those taken back are left out. */
export async function decisionCounts(tx: Transaction): Promise<DecisionCount[]> {
  const rows = await tx.query<{ rule: string; action: string; reason: string | null; decisions: number }>(COUNTS);
  return rows.map((row) => ({ ...row, decisions: Number(row.decisions) }));
}

const STANDING = `
select found.rule, count(*) as people
  from registry_row r, json_array_elements_text(coalesce(r.row->'rules', '[]'::json)) as found(rule)
 where r.organization_id = $1 group by found.rule`;

/** For how many people each rule speaks, as their rows were last worked out. */
export async function standingRules(tx: Transaction): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ rule: string; people: number }>(STANDING, [tx.actor.organizationId]);
  return new Map(rows.map(({ rule, people }) => [rule, Number(people)]));
}
