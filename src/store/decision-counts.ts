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

/** What the registry rows and their history say of one rule, in people. */
export interface RuleFirings {
  /** For whom it speaks, as their rows were last worked out. */
  readonly standing: number;
  /** Of those, in whom it waits for a decision. */
  readonly open: number;
}

const STANDING = `
select found.rule, count(*) as people,
       count(*) filter (where found.rule in (select json_array_elements_text(coalesce(r.row->'toDecide'->'rules', '[]'::json)))) as open
  from registry_row r, unnest(r.rules) as found(rule)
 where r.organization_id = $1 group by found.rule`;

/** By rule: for how many people it speaks now, and in how many it waits. */
export async function standingRules(tx: Transaction): Promise<ReadonlyMap<string, RuleFirings>> {
  const rows = await tx.query<{ rule: string; people: number; open: number }>(STANDING, [tx.actor.organizationId]);
  return new Map(rows.map(({ rule, people, open }) => [rule, { standing: Number(people), open: Number(open) }]));
}

/** How many people one rule began to speak for in one month, and in how many of them it came first. */
interface MonthFirings {
  /** `2026-03`. */
  readonly month: string;
  readonly fired: number;
  readonly first: number;
}

const BY_MONTH = `
select rule, to_char(month, 'YYYY-MM') as month, count(*) as fired, count(*) filter (where first) as first
  from rule_firing where organization_id = $1 and playbook = $2 group by rule, month order by rule, month desc`;
const IN_ALL = `
select rule, count(distinct patient_id) as fired, count(distinct patient_id) filter (where first) as first
  from rule_firing where organization_id = $1 and playbook = $2 group by rule`;

/** By rule: the people it began to speak for under this playbook, in all and by month, the newest month first. */
export async function ruleFirings(tx: Transaction, playbook: string): Promise<ReadonlyMap<string, FiringHistory>> {
  const values = [tx.actor.organizationId, playbook];
  const [all, months] = await Promise.all([
    tx.query<{ rule: string; fired: number; first: number }>(IN_ALL, values),
    tx.query<{ rule: string; month: string; fired: number; first: number }>(BY_MONTH, values),
  ]);
  const byRule = Map.groupBy(months, ({ rule }) => rule);
  return new Map(
    all.map(({ rule, fired, first }) => [
      rule,
      {
        fired: Number(fired),
        first: Number(first),
        months: (byRule.get(rule) ?? []).map((one) => ({
          month: one.month,
          fired: Number(one.fired),
          first: Number(one.first),
        })),
      },
    ]),
  );
}

export interface FiringHistory {
  readonly fired: number;
  readonly first: number;
  readonly months: readonly MonthFirings[];
}
