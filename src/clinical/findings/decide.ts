import type { CompiledPlaybook, CompiledRule, CompiledTable } from "./compiled-playbook.ts";
import { eachOf } from "./each-of.ts";
import type { CareCase } from "./facts/care-case.ts";
import { placeAmongConditions } from "./facts/condition-groups.ts";
import { isUnknown } from "./facts/fact.ts";
import { type Facts, factsOf } from "./facts/facts.ts";
import type { Playbook } from "./playbook.ts";
import { isSameFinding } from "./same-finding.ts";

/** One condition of a person, and the facts as they are for it. */
export interface Asked {
  readonly of: CareCase;
  readonly facts: Facts;
}

/** A rule that fired, with the condition and facts it was asked under and what would have to be known to be surer of it. */
export interface Fired extends Asked {
  readonly row: CompiledRule;
  /** Names of unknown facts that could have given a more specific row. */
  readonly missing: readonly string[];
  /** Place, by beginning, of the condition its table speaks of: the earlier one goes first. 0 where it speaks of none. */
  readonly since: number;
}

/** A rule that fired and is not said, because of another that is. */
interface Silenced {
  readonly one: Fired;
  readonly by: Fired;
  /** Its level yields to the other's, the other won their band, or the other says the same for an earlier condition. */
  readonly how: "level" | "band" | "same";
}

export interface Decision {
  /** In order of precedence. */
  readonly standing: readonly Fired[];
  readonly silenced: readonly Silenced[];
}

/** A row that hangs on something unknown, and the facts it was asked under. */
interface Undecided {
  readonly row: CompiledRule;
  readonly own: Facts;
}

/** What a person's record is asked under: each condition that is judged, the primary one first. */
export function askedAbout(of: CareCase): [Asked, ...Asked[]] {
  const further = of.all.slice(1).map((one) => ({ of: one, facts: factsOf(one) }));
  return [{ of, facts: factsOf(of) }, ...further];
}

/** The conditions a table is asked about. */
export function askedOn({ table }: CompiledTable, asked: readonly Asked[]): readonly Asked[] {
  return table.per === undefined ? asked.slice(0, 1) : asked;
}

/** The rules that fire, in order of precedence, apart from those that a higher level or the winning row of their band silences. */
export function decide(compiled: CompiledPlaybook, asked: readonly Asked[]): Decision {
  const fired: Fired[] = [];
  for (const table of compiled.tables)
    for (const one of askedOn(table, asked)) if (table.isEntered(one.facts)) fired.push(...firedIn(table, one));
  return inForce(compiled.playbook, fired);
}

/** What a row is asked under: the patient's facts, or those with each medicine or measure in turn. */
export function askedOf({ rule }: CompiledRule, of: CareCase, facts: Facts): Facts[] {
  return rule.forEach === undefined ? [facts] : eachOf(rule.forEach, of).map((each) => facts.withEach(each));
}

/** Place among the conditions of the one a table is about: the case's own, or that of the table's group. */
function sinceOf({ table }: CompiledTable, of: CareCase): number {
  return table.group === undefined ? of.all.indexOf(of) : placeAmongConditions(table.group, of);
}

function firedIn(table: CompiledTable, asked: Asked): Fired[] {
  const { of, facts } = asked;
  const { rules } = table;
  const since = sinceOf(table, of);
  const fired: Fired[] = [];
  const undecided: Undecided[] = [];
  for (const row of rules) {
    if (row.rule.whenUndecided === true) continue;
    for (const own of row.rule.forEach === undefined ? [facts] : askedOf(row, of, facts)) {
      // Only rows of a band are ever asked what they lacked, and few of them: it is worked out when it is told.
      const verdict = row.rule.band === undefined ? row.holds(own) : row.when(own);
      if (verdict === true) fired.push({ row, of, facts: own, missing: rivals(row, undecided), since });
      if (verdict === undefined) undecided.push({ row, own });
    }
  }
  const instead = askInstead(rules, fired, undecided, asked);
  for (const one of instead) fired.push({ ...one, since });
  return fired;
}

/** What kept the earlier rows of the same band from being judged. */
function rivals({ rule }: CompiledRule, undecided: readonly Undecided[]): string[] {
  if (rule.band === undefined) return [];
  return [...new Set(undecided.filter(({ row }) => row.rule.band === rule.band).flatMap(unknownIn))];
}

function askInstead(
  rules: readonly CompiledRule[],
  fired: readonly Fired[],
  undecided: readonly Undecided[],
  { of, facts }: Asked,
): Omit<Fired, "since">[] {
  if (undecided.length === 0 || fired.some(({ row }) => row.rule.band !== undefined)) return [];
  const missing = [...new Set(undecided.flatMap(unknownIn))];
  return rules
    .filter((row) => row.rule.whenUndecided === true && row.holds(facts))
    .map((row) => ({ row, of, facts, missing }));
}

/** Facts the row reads that are not known. */
function unknownIn({ row, own }: Undecided): string[] {
  return row.reads.filter((name) => isUnknown(own.of(name)));
}

function inForce({ levels }: Playbook, fired: readonly Fired[]): Decision {
  const holders = new Map<string, Fired[]>();
  const winners = new Map<string, Fired[]>();
  const standing: Fired[] = [];
  const silenced: Silenced[] = [];
  const isPersons = ({ row }: Fired) => levels[row.rank]?.of === "person";
  for (const one of [...fired].sort(byPrecedence)) {
    const { level, band } = one.row.rule;
    const higher = holders
      .get(level)
      ?.find((other) => isPersons(other) || isPersons(one) || concernsCondition(other, one));
    const winner = band === undefined ? undefined : winners.get(band)?.find((other) => concernsCondition(other, one));
    if (higher !== undefined) silenced.push({ one, by: higher, how: "level" });
    else if (winner !== undefined) silenced.push({ one, by: winner, how: "band" });
    else {
      standing.push(one);
      if (band !== undefined) add(winners, band, one);
      for (const lower of levels[one.row.rank]?.silences ?? []) add(holders, lower, one);
    }
  }
  return withoutRepeats(standing, silenced);
}

/** Level, then medicines before therapy, then the earlier condition; else as the tables stand. */
function byPrecedence(a: Fired, b: Fired): number {
  return a.row.rank - b.row.rank || behind(a) - behind(b) || a.since - b.since;
}

const behind = ({ row }: Fired): number => (row.table.behindMedicine === true ? 1 : 0);

/** A row asked once speaks for the whole person; another only for its own condition. */
function concernsCondition(other: Fired, one: Fired): boolean {
  return other.of === one.of || other.row.table.per === undefined;
}

function add(map: Map<string, Fired[]>, key: string, one: Fired): void {
  const before = map.get(key);
  if (before === undefined) map.set(key, [one]);
  else before.push(one);
}

/** Each condition silences within itself first; then what is said for an earlier one is not said again. */
function withoutRepeats(standing: readonly Fired[], silenced: readonly Silenced[]): Decision {
  if (standing.every(({ of }) => of === of.all[0])) return { standing, silenced };
  const said: Fired[] = [];
  const repeats: Silenced[] = [];
  for (const one of standing) {
    const by = said.find((other) => other.of !== one.of && isSameFinding(other, one));
    if (by === undefined) said.push(one);
    else repeats.push({ one, by, how: "same" });
  }
  return { standing: said, silenced: [...silenced, ...repeats] };
}
