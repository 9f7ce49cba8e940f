import type { Condition } from "./condition.ts";
import type { DomainField } from "./playbook.ts";

type Plain = string | number | boolean;

/** A set of values of one fact that no test of the table can tell apart: one value, the unknown, or a stretch of numbers. */
export type Cell =
  | { readonly kind: "value"; readonly value: Plain }
  | { readonly kind: "unknown" }
  /** From `from` (null: from the least) up to but not `below` (null: without end). */
  | { readonly kind: "stretch"; readonly from: number | null; readonly below: number | null };

/** The cells of a field under the thresholds that `conditions` name for it. */
export function cellsOf(name: string, field: DomainField, conditions: readonly Condition[]): Cell[] {
  const unknown: Cell[] = field.unknown === true ? [{ kind: "unknown" }] : [];
  if (field.oneOf !== undefined) return [...field.oneOf.map((value): Cell => ({ kind: "value", value })), ...unknown];
  const { from = null, below = null } = field;
  const inside = (cut: number) => (from === null || cut > from) && (below === null || cut < below);
  const cuts = [...new Set(conditions.flatMap((one) => thresholds(one, name)))].filter(inside).sort((a, b) => a - b);
  const edges = [from, ...cuts, below];
  const stretches = edges
    .slice(1)
    .map((end, place): Cell => ({ kind: "stretch", from: edges[place] ?? null, below: end }));
  return [...stretches, ...unknown];
}

/** Every number at which a test of the condition changes its answer for this fact. */
function thresholds(condition: Condition, name: string): number[] {
  if ("all" in condition) return condition.all.flatMap((part) => thresholds(part, name));
  if ("any" in condition) return condition.any.flatMap((part) => thresholds(part, name));
  if ("not" in condition) return thresholds(condition.not, name);
  if (condition.fact !== name) return [];
  const cuts: number[] = [];
  if ("atLeast" in condition) cuts.push(condition.atLeast);
  if ("from" in condition) cuts.push(condition.from);
  if ("below" in condition) cuts.push(condition.below);
  return cuts;
}

/** A cell in words: "6 to under 8", "under 25", "none", "not known". */
export function cellWords(cell: Cell): string {
  if (cell.kind === "unknown") return "not known";
  if (cell.kind === "value") return typeof cell.value === "boolean" ? (cell.value ? "yes" : "no") : String(cell.value);
  if (cell.from === null) return cell.below === null ? "any" : `under ${cell.below}`;
  return cell.below === null ? `${cell.from} or more` : `${cell.from} to under ${cell.below}`;
}
