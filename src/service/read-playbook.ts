import { playbookInWords, type TableInWords } from "../clinical/findings/playbook-words.ts";
import {
  type DecisionCount,
  decisionCounts,
  type FiringHistory,
  type RuleFirings,
  ruleFirings,
  standingRules,
} from "../store/decision-counts.ts";
import { playbookName } from "../store/registry.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";

export interface PlaybookRead {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly owner: string;
  readonly tables: TableInWords[];
  readonly references: Record<string, string>;
  /** By rule: for how many people it began to speak and speaks now, what was answered, and what waits. */
  readonly counts: Record<string, RuleCounts>;
}

interface RuleCounts extends RuleFirings, FiringHistory {
  readonly accepted: number;
  readonly modified: number;
  readonly declined: number;
  /** Why it was modified or declined, the commonest first. */
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
}

/** The playbook in force, in words, with how often each of its rules speaks and what people answer. */
export async function readPlaybook(ctx: Ctx): Promise<PlaybookRead> {
  authorise(ctx, "playbook.read");
  const { playbook } = ctx.knowledge;
  const [decisions, standing, firings] = await Promise.all([
    decisionCounts(ctx.tx),
    standingRules(ctx.tx),
    ruleFirings(ctx.tx, playbookName(playbook)),
  ]);
  const tables = playbookInWords(ctx.knowledge);
  const rules = tables.flatMap((table) => table.rules);
  const sources = new Set(rules.flatMap((rule) => rule.sources));
  return {
    id: playbook.id,
    version: playbook.version,
    title: playbook.title,
    owner: playbook.owner,
    tables,
    references: Object.fromEntries(
      [...sources].flatMap((id) => {
        const found = ctx.knowledge.references.get(id);
        return found === undefined ? [] : [[id, found.citation]];
      }),
    ),
    counts: Object.fromEntries(
      [...new Set(rules.map(({ id }) => id))].map((id) => [
        id,
        countsOf(id, decisions, standing.get(id) ?? NOBODY, firings.get(id) ?? NEVER),
      ]),
    ),
  };
}

const NOBODY: RuleFirings = { standing: 0, open: 0 };
const NEVER: FiringHistory = { fired: 0, first: 0, months: [] };

function countsOf(
  rule: string,
  decisions: readonly DecisionCount[],
  standing: RuleFirings,
  history: FiringHistory,
): RuleCounts {
  const own = decisions.filter((one) => one.rule === rule);
  const times = (action: string) =>
    own.filter((one) => one.action === action).reduce((sum, one) => sum + one.decisions, 0);
  const reasons = new Map<string, number>();
  for (const { action, reason, decisions: count } of own)
    if (action !== "accepted" && reason !== null) reasons.set(reason, (reasons.get(reason) ?? 0) + count);
  return {
    ...history,
    ...standing,
    accepted: times("accepted"),
    modified: times("modified"),
    declined: times("declined"),
    reasons: [...reasons].map(([reason, count]) => ({ reason, count })).sort((a, b) => b.count - a.count),
  };
}
