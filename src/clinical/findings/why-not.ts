import type { Knowledge } from "../knowledge/knowledge.ts";
import type { PatientRecord } from "../record/record.ts";
import { explain } from "./explain.ts";
import type { Category } from "./finding.ts";
import type { RowWhy } from "./why.ts";

/** What people most often ask after when it is not said. */
const ASKED_AFTER: readonly Category[] = ["step-down", "taper-ready", "switch-medication"];

/** What says already, with its reasons, that it is not so. */
const OPPOSITE: Partial<Record<Category, Category>> = { "taper-ready": "taper-not-ready" };
const LOOKED_AT = new Set<string>([...ASKED_AFTER, ...Object.values(OPPOSITE)]);

/** Why something is not said today: the row that came nearest to saying it, and what stands in its way. */
export interface WhyNot {
  readonly category: Category;
  readonly rule: string;
  /** `unknown`: it could not be judged. `silenced`: another finding goes before it. */
  readonly state: "no" | "unknown" | "silenced";
  /** What stands in the way, in sentences. */
  readonly lines: readonly string[];
}

/** For each of stepping down, tapering and switching that is not said at the end of `asOf`: why not. What is not for this person at all is left out. */
export function whyNotOf(record: PatientRecord, asOf: string, knowledge: Knowledge): WhyNot[] {
  const rows = explain(record, asOf, knowledge, ({ rule }) => LOOKED_AT.has(rule.category));
  return ASKED_AFTER.flatMap((category) => nearestOf(category, rows));
}

function nearestOf(category: Category, rows: readonly RowWhy[]): WhyNot[] {
  const own = rows.filter((row) => row.category === category);
  const opposite = OPPOSITE[category];
  if (rows.some((row) => row.outcome.state === "fired" && (row.category === category || row.category === opposite)))
    return [];
  const [nearest] = own.filter(isForThem).sort((a, b) => distance(a) - distance(b));
  if (nearest === undefined) return [];
  const { rule, outcome } = nearest;
  // That the row's table is not asked at all is said by what the table needs.
  const lines = "of" in outcome && outcome.of === "table" ? nearest.lines.slice(1) : nearest.lines;
  const state = outcome.state === "silenced" ? "silenced" : outcome.state === "undecided" ? "unknown" : "no";
  return [{ category, rule, state, lines }];
}

/** Rows about another condition say nothing of this person. */
function isForThem({ outcome }: RowWhy): boolean {
  if (outcome.state === "silenced" || outcome.state === "undecided") return true;
  return outcome.state === "false" && !outcome.failing.some(({ fact }) => isCondition(fact));
}

const isCondition = (fact: string): boolean => fact === "condition" || fact.startsWith("active.");

/** Silenced rows hold already; then rows of tables that are asked, what is known to fail before what is not known, the fewest tests first. */
function distance({ outcome }: RowWhy): number {
  if (outcome.state === "false") return (outcome.of === "table" ? 1000 : 0) + outcome.failing.length;
  if (outcome.state === "undecided") return (outcome.of === "table" ? 1000 : 0) + 100 + outcome.unknown.length;
  return 0;
}
