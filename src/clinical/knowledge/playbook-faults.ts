import { factsRead } from "../findings/condition.ts";
import { isFactName } from "../findings/facts/facts.ts";
import type { Playbook, Rule, RulePart } from "../findings/playbook.ts";
import { tableFaults } from "../findings/table-faults.ts";
import { sequencingFaults } from "./sequencing-faults.ts";
import { silenceCycles } from "./silence-cycles.ts";

interface Names {
  readonly instruments: ReadonlySet<string>;
  readonly references: ReadonlySet<string>;
  readonly messageKeys: ReadonlySet<string>;
}

/** One thing wrong with a playbook, and where in its JSON (`tables.1.rules.4.when`). */
export interface PlaybookFault {
  readonly place: string;
  readonly reason: string;
}
type Report = (place: string, reason: string) => void;

/**
 * What makes a playbook unfit to be followed: names that point at nothing (facts, sources, instruments, levels, messages), a row twice,
 * levels that silence each other in a circle. Empty when sound. Whether its tables are complete is for `incompleteTables`.
 */
export function playbookFaults(playbook: Playbook, names: Names): PlaybookFault[] {
  const faults: PlaybookFault[] = [];
  const report: Report = (place, reason) => faults.push({ place, reason });
  headFaults(playbook, names, report);
  sequencingFaults(playbook, names, report);
  const levels = new Set(playbook.levels.map((level) => level.name));
  const seen = new Map<string, string>();
  for (const [index, table] of playbook.tables.entries()) {
    const at = `tables.${index}`;
    for (const name of strangers(factsRead(table.enter)))
      report(`${at}.enter`, `table ${table.id} reads "${name}", which is not a fact`);
    for (const [place, rule] of table.rules.entries()) {
      ruleFaults(rule, `${at}.rules.${place}`, levels, names, report);
      const asksFor = rule.whenUndecided === true ? table.id : null;
      const same = JSON.stringify([rule.id, rule.category, table.enter, rule.when, rule.forEach, asksFor]);
      const before = seen.get(same);
      if (before !== undefined)
        report(`${at}.rules.${place}`, `${rule.id} ${rule.category} is the same row as ${before}`);
      seen.set(same, `${at}.rules.${place}`);
    }
  }
  return faults;
}

/** Tables that are not as complete as they say, each hole or clash a sentence. The proof takes its time: it is for a playbook about to be used. */
export function incompleteTables(playbook: Playbook): PlaybookFault[] {
  return playbook.tables.flatMap((table, index) =>
    tableFaults(table, playbook).map((reason) => ({
      place: `tables.${index}`,
      reason: `table ${table.id}: ${reason}`,
    })),
  );
}

function headFaults(playbook: Playbook, names: Names, report: Report): void {
  const levels = new Set(playbook.levels.map((level) => level.name));
  for (const [index, level] of playbook.levels.entries()) {
    for (const silenced of level.silences) {
      if (!levels.has(silenced))
        report(`levels.${index}.silences`, `level ${level.name} silences "${silenced}", not a level`);
    }
  }
  for (const cycle of silenceCycles(playbook.levels))
    report("levels", `levels silence each other in a circle: ${cycle.join(" → ")}`);
  for (const [slug, facts] of Object.entries(playbook.conditions)) {
    for (const id of facts.measures) {
      if (!names.instruments.has(id))
        report(`conditions.${slug}.measures`, `${slug} is measured by "${id}", not an instrument`);
    }
  }
}

function ruleFaults(rule: Rule, at: string, levels: ReadonlySet<string>, names: Names, report: Report): void {
  for (const [part, read] of Object.entries(factNames(rule))) {
    for (const name of strangers(read)) report(`${at}.${part}`, `${rule.id} reads "${name}", which is not a fact`);
  }
  if (!levels.has(rule.level))
    report(`${at}.level`, `${rule.id} stands on level "${rule.level}", which does not exist`);
  for (const id of rule.sources) {
    if (!names.references.has(id)) report(`${at}.sources`, `${rule.id} cites "${id}", which is not a reference`);
  }
  const said = { consider: [rule.consider], because: rule.because.map(messageKey), do: rule.do.map(messageKey) };
  for (const [part, keys] of Object.entries(said)) {
    for (const key of keys)
      if (!names.messageKeys.has(key)) report(`${at}.${part}`, `${rule.id} has no message "${key}"`);
  }
}

function strangers(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => !isFactName(name));
}

/** Every fact a rule reads, by the part that reads it: to fire, to say more, to aim at, to ask for. */
function factNames(rule: Rule): Record<string, string[]> {
  return {
    when: factsRead(rule.when),
    reasons: partFacts(rule.reasons),
    because: partFacts(rule.because),
    do: partFacts(rule.do),
    to: Object.values(rule.to ?? {}),
    asks: rule.asks ?? [],
    occasion: rule.occasion ?? [],
  };
}

function partFacts(parts: readonly RulePart[]): string[] {
  return parts.flatMap((part) => (typeof part === "string" ? [] : factsRead(part.when)));
}

function messageKey(part: RulePart): string {
  return typeof part === "string" ? part : part.key;
}
