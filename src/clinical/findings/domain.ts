import type { Condition } from "./condition.ts";
import type { DomainField } from "./playbook.ts";

type Plain = string | number | boolean;

/** A set of values of one fact that no test of the table can tell apart: one value, the unknown, or a stretch of numbers. */
export type Cell =
  | { readonly kind: "value"; readonly value: Plain; readonly alike: readonly Plain[] }
  | { readonly kind: "unknown" }
  /** From `from` (null: from the least) up to but not `below` (null: without end). */
  | { readonly kind: "stretch"; readonly from: number | null; readonly below: number | null };

/** The cells of a field under the thresholds that `conditions` name for it. */
export function cellsOf(name: string, field: DomainField, conditions: readonly Condition[]): Cell[] {
  const unknown: Cell[] = field.unknown === true ? [{ kind: "unknown" }] : [];
  if (field.oneOf !== undefined) return [...alikes(name, field.oneOf, conditions), ...unknown];
  const { from = null, below = null } = field;
  const inside = (cut: number) => (from === null || cut > from) && (below === null || cut < below);
  const cuts = [...new Set(conditions.flatMap((one) => thresholds(one, name)))].filter(inside).sort((a, b) => a - b);
  const edges = [from, ...cuts, below];
  const stretches = edges
    .slice(1)
    .map((end, place): Cell => ({ kind: "stretch", from: edges[place] ?? null, below: end }));
  return [...stretches, ...unknown];
}

/** Values that every test answers alike stand in one cell, spoken for by the first. */
function alikes(name: string, values: readonly Plain[], conditions: readonly Condition[]): Cell[] {
  const tests = conditions.flatMap((one) => testsOf(one, name));
  const groups = new Map<string, Plain[]>();
  for (const value of values) {
    const answers = tests.map((test) => ("is" in test ? test.is === value : "in" in test && test.in.includes(value)));
    const key = JSON.stringify(answers);
    groups.set(key, [...(groups.get(key) ?? []), value]);
  }
  return [...groups.values()].map((alike): Cell => ({ kind: "value", value: alike[0] as Plain, alike }));
}

type FactTest = Extract<Condition, { fact: string }>;

function testsOf(condition: Condition, name: string): FactTest[] {
  if ("all" in condition) return condition.all.flatMap((part) => testsOf(part, name));
  if ("any" in condition) return condition.any.flatMap((part) => testsOf(part, name));
  if ("not" in condition) return testsOf(condition.not, name);
  return condition.fact === name ? [condition] : [];
}

/** Every number at which a test of the condition changes its answer for this fact. */
function thresholds(condition: Condition, name: string): number[] {
  return testsOf(condition, name).flatMap((test) => [
    ...("atLeast" in test ? [test.atLeast] : []),
    ...("from" in test ? [test.from] : []),
    ...("below" in test ? [test.below] : []),
  ]);
}

/** A cell in words: "6 to under 8", "under 25", "none", "not known". */
export function cellWords(cell: Cell): string {
  if (cell.kind === "unknown") return "not known";
  if (cell.kind === "value") return cell.alike.map(valueWords).join(" or ");
  if (cell.from === null) return cell.below === null ? "any" : `under ${cell.below}`;
  return cell.below === null ? `${cell.from} or more` : `${cell.from} to under ${cell.below}`;
}

function valueWords(value: Plain): string {
  if (typeof value === "boolean") return value ? "yes" : "no";
  return String(value);
}
