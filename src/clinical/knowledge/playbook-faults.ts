import { factsRead } from "../findings/condition.ts";
import { isFactName } from "../findings/facts/facts.ts";
import type { Playbook, Rule, RulePart } from "../findings/playbook.ts";

interface Names {
  readonly instruments: ReadonlySet<string>;
  readonly references: ReadonlySet<string>;
  readonly messageKeys: ReadonlySet<string>;
}

/** Names in a playbook that point at nothing: sources, instruments, levels, messages. Empty when sound. */
export function playbookFaults(playbook: Playbook, names: Names): string[] {
  const levels = new Set(playbook.levels.map((level) => level.name));
  const faults: string[] = [];
  const expect = (known: boolean, reason: string) => {
    if (!known) faults.push(reason);
  };
  for (const level of playbook.levels) {
    for (const silenced of level.silences)
      expect(levels.has(silenced), `level ${level.name} silences "${silenced}", not a level`);
  }
  for (const [slug, facts] of Object.entries(playbook.conditions)) {
    for (const id of facts.measures)
      expect(names.instruments.has(id), `${slug} is measured by "${id}", not an instrument`);
  }
  for (const { id, enter } of playbook.tables) {
    for (const name of factsRead(enter)) expect(isFactName(name), `table ${id} reads "${name}", which is not a fact`);
  }
  for (const rule of playbook.tables.flatMap((table) => table.rules)) {
    for (const name of factNames(rule)) expect(isFactName(name), `${rule.id} reads "${name}", which is not a fact`);
    expect(levels.has(rule.level), `${rule.id} stands on level "${rule.level}", which does not exist`);
    for (const id of rule.sources)
      expect(names.references.has(id), `${rule.id} cites "${id}", which is not a reference`);
    for (const key of [rule.consider, ...[...rule.because, ...rule.do].map(messageKey)]) {
      expect(names.messageKeys.has(key), `${rule.id} has no message "${key}"`);
    }
  }
  return faults;
}

/** Every fact a rule reads: to fire, to say more, to aim at, to ask for. */
function factNames(rule: Rule): string[] {
  const parts = [...rule.reasons, ...rule.because, ...rule.do].flatMap((part) =>
    typeof part === "string" ? [] : factsRead(part.when),
  );
  return [
    ...factsRead(rule.when),
    ...parts,
    ...Object.values(rule.to ?? {}),
    ...(rule.asks ?? []),
    ...(rule.occasion ?? []),
  ];
}

function messageKey(part: RulePart): string {
  return typeof part === "string" ? part : part.key;
}
