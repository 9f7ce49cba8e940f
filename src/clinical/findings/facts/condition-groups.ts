import type { ActiveCondition } from "../../timeline/condition-states.ts";
import type { CareCase } from "./care-case.ts";

/**
 * Active, confirmed conditions of a group of the playbook, the earlier first; `any` is all of them, and a name that is no group
 * means that condition alone.
 */
export function conditionsIn(group: string, of: CareCase): readonly ActiveCondition[] {
  if (group === ANY) return activeOf(of);
  const members = of.knowledge.playbook.sequencing.groups[group] ?? [group];
  return activeOf(of).filter((one) => members.includes(one.condition));
}

/** Place of the earliest condition of a group among all, 1 the first; by their day, then by the order they were recorded in. 0 where none. */
export function placeAmongConditions(group: string, of: CareCase): number {
  const [first] = conditionsIn(group, of);
  return first === undefined ? 0 : activeOf(of).indexOf(first) + 1;
}

const ANY = "any";

function activeOf({ conditions }: CareCase): readonly ActiveCondition[] {
  return conditions.every(isActive) ? conditions : conditions.filter(isActive);
}

function isActive({ status }: ActiveCondition): boolean {
  return status === "active";
}
