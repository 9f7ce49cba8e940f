import type { CompiledPlaybook, CompiledRule, CompiledTable } from "./compiled-playbook.ts";
import { eachOf } from "./each-of.ts";
import type { CareCase } from "./facts/care-case.ts";
import { placeAmongConditions } from "./facts/condition-groups.ts";
import { isUnknown } from "./facts/fact.ts";
import type { Facts } from "./facts/facts.ts";
import type { Playbook } from "./playbook.ts";

/** A rule that fired, with the facts it was asked under and what would have to be known to be surer of it. */
export interface Fired {
  readonly row: CompiledRule;
  readonly facts: Facts;
  /** Names of unknown facts that could have given a more specific row. */
  readonly missing: readonly string[];
  /** Place, by beginning, of the condition its table speaks of: the earlier one goes first. 0 where it speaks of none. */
  readonly since: number;
}

/** A rule that fired and is not said, because of another that is. */
export interface Silenced {
  readonly one: Fired;
  readonly by: Fired;
  /** Its level yields to the other's, or the other won their band. */
  readonly how: "level" | "band";
}

export interface Decision {
  /** In order of precedence. */
  readonly standing: readonly Fired[];
  readonly silenced: readonly Silenced[];
}

interface Undecided {
  readonly row: CompiledRule;
  readonly missing: readonly string[];
}

/** The rules that fire, in order of precedence, apart from those that a higher level or the winning row of their band silences. */
export function decide(compiled: CompiledPlaybook, of: CareCase, facts: Facts): Decision {
  const fired: Fired[] = [];
  for (const table of compiled.tables) {
    if (table.enter(facts) === true) fired.push(...firedIn(table, of, facts, sinceOf(table, of)));
  }
  return inForce(compiled.playbook, fired);
}

/** What a row is asked under: the patient's facts, or those with each medicine or measure in turn. */
export function askedOf({ rule }: CompiledRule, of: CareCase, facts: Facts): Facts[] {
  return rule.forEach === undefined ? [facts] : eachOf(rule.forEach, of).map((each) => facts.withEach(each));
}

function sinceOf({ table }: CompiledTable, of: CareCase): number {
  return table.group === undefined ? 0 : placeAmongConditions(table.group, of);
}

function firedIn({ rules }: CompiledTable, of: CareCase, facts: Facts, since: number): Fired[] {
  const fired: Fired[] = [];
  const undecided: Undecided[] = [];
  for (const row of rules) {
    if (row.rule.whenUndecided === true) continue;
    for (const own of row.rule.forEach === undefined ? [facts] : askedOf(row, of, facts)) {
      const verdict = row.when(own);
      if (verdict === true) fired.push({ row, facts: own, missing: rivals(row, undecided), since });
      if (verdict === undefined) undecided.push({ row, missing: unknownIn(row, own) });
    }
  }
  return [...fired, ...askInstead(rules, fired, undecided, facts).map((one) => ({ ...one, since }))];
}

/** What kept the earlier rows of the same band from being judged. */
function rivals({ rule }: CompiledRule, undecided: readonly Undecided[]): string[] {
  if (rule.band === undefined) return [];
  return [...new Set(undecided.filter(({ row }) => row.rule.band === rule.band).flatMap((one) => one.missing))];
}

function askInstead(
  rules: readonly CompiledRule[],
  fired: readonly Fired[],
  undecided: readonly Undecided[],
  facts: Facts,
): Omit<Fired, "since">[] {
  const open = undecided.filter(({ row }) => row.rule.band !== undefined);
  if (open.length === 0 || fired.some(({ row }) => row.rule.band !== undefined)) return [];
  const missing = [...new Set(open.flatMap((one) => one.missing))];
  return rules
    .filter((row) => row.rule.whenUndecided === true && row.when(facts) === true)
    .map((row) => ({ row, facts, missing }));
}

/** Facts the row reads that are not known. */
export function unknownIn({ reads }: CompiledRule, facts: Facts): string[] {
  return reads.filter((name) => isUnknown(facts.of(name)));
}

function inForce({ levels }: Playbook, fired: readonly Fired[]): Decision {
  const levelSilencedBy = new Map<string, Fired>();
  const winners = new Map<string, Fired>();
  const standing: Fired[] = [];
  const silenced: Silenced[] = [];
  for (const one of [...fired].sort((a, b) => a.row.rank - b.row.rank || a.since - b.since)) {
    const { level, band } = one.row.rule;
    const higher = levelSilencedBy.get(level);
    const winner = band === undefined ? undefined : winners.get(band);
    if (higher !== undefined) silenced.push({ one, by: higher, how: "level" });
    else if (winner !== undefined) silenced.push({ one, by: winner, how: "band" });
    else {
      standing.push(one);
      if (band !== undefined) winners.set(band, one);
      for (const lower of levels[one.row.rank]?.silences ?? [])
        if (!levelSilencedBy.has(lower)) levelSilencedBy.set(lower, one);
    }
  }
  return { standing, silenced };
}
