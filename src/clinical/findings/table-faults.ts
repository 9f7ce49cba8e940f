import { type Condition, factsRead } from "./condition.ts";
import { type Cell, cellsOf, cellWords } from "./domain.ts";
import { type Cells, judgeCells, openOn } from "./judge-cells.ts";
import { mergeCells } from "./merge-cells.ts";
import type { Playbook, Rule, RuleTable } from "./playbook.ts";

type Domain = NonNullable<RuleTable["complete"]>["domain"];

/** More than these help nobody to mend a table. */
const MOST_SENTENCES = 12;

interface Row {
  readonly rule: Rule;
  /** Its own condition and its table's way in. */
  readonly when: Condition;
  readonly rank: number;
}

interface Proof {
  readonly playbook: Playbook;
  readonly enter: Condition;
  readonly except: readonly Condition[];
  /** In order of precedence. */
  readonly rows: readonly Row[];
  /** Of them, those of the table and the tables it is complete with: only one of these may answer. */
  readonly own: ReadonlySet<Row>;
  readonly firstWins: boolean;
  readonly silent: boolean;
  /** Where a row cannot be judged, one asks for what is missing. */
  readonly asks: boolean;
  readonly cells: ReadonlyMap<string, readonly Cell[]>;
  /** Cells by what is wrong there. */
  readonly wrong: Map<string, Cells[]>;
  readonly winners: Set<Rule>;
}

/**
 * What keeps a table that calls itself complete from being so, a sentence each: points of its domain that no row answers, points that two
 * rows answer, rows of a band that both hold with neither the narrower, rows that never come first. Only rows that can be the first finding
 * count. Empty where it is proved, and for a table that claims nothing.
 */
export function tableFaults(table: RuleTable, playbook: Playbook): string[] {
  if (table.complete === undefined) return [];
  const { except = [], with: joined = [], answeredBy = [] } = table.complete;
  const domain = { ...settledByEntering(table.enter), ...table.complete.domain };
  const lost = [...joined, ...answeredBy].filter((id) => !playbook.tables.some((one) => one.id === id));
  if (lost.length > 0) return lost.map((id) => `is to be complete with table "${id}", which does not exist`);
  const { additions = [], firstWins, silent } = table.complete;
  const own = decidingRows(
    playbook.tables.filter((one) => one === table || joined.includes(one.id)),
    playbook,
  ).filter(({ rule }) => !additions.includes(nameOf(rule)));
  const others = decidingRows(
    playbook.tables.filter(({ id }) => answeredBy.includes(id)),
    playbook,
  );
  const rows = [...own, ...others].sort((a, b) => a.rank - b.rank);
  const conditions = [table.enter, ...rows.map(({ when }) => when), ...except.map(({ when }) => when)];
  const strangers = [...new Set(conditions.flatMap(factsRead))].filter((name) => domain[name] === undefined);
  if (strangers.length > 0) return strangers.map((name) => `reads "${name}", which its domain does not name`);
  const proof: Proof = {
    playbook,
    enter: table.enter,
    except: except.map(({ when }) => when),
    rows,
    own: new Set(own),
    firstWins: firstWins !== undefined,
    silent: silent !== undefined,
    asks: [table, ...playbook.tables.filter(({ id }) => joined.includes(id))].some(hasAsking),
    cells: new Map(Object.entries(domain).map(([name, field]) => [name, cellsOf(name, field, conditions)])),
    wrong: new Map(),
    winners: new Set(),
  };
  walk(new Map(), proof);
  const unreached = table.rules.filter((rule) => own.some((row) => row.rule === rule) && !proof.winners.has(rule));
  return [...sentences(proof, domain), ...unreached.map((rule) => `${nameOf(rule)} never comes first`)];
}

/** What the way in says once and for all need not be said again by the domain. */
function settledByEntering(enter: Condition): Domain {
  if ("all" in enter) return Object.assign({}, ...enter.all.map(settledByEntering));
  return "is" in enter ? { [enter.fact]: { oneOf: [enter.is] } } : {};
}

function hasAsking({ rules }: RuleTable): boolean {
  return rules.some((rule) => rule.whenUndecided === true);
}

function decidingRows(tables: readonly RuleTable[], { levels }: Playbook): Row[] {
  const rows = tables.flatMap((table) =>
    table.rules
      .filter((rule) => rule.whenUndecided !== true && rule.forEach === undefined)
      .map((rule): Row => {
        const rank = levels.findIndex(({ name }) => name === rule.level);
        return { rule, rank, when: { all: [table.enter, rule.when] } };
      }),
  );
  return rows.filter(({ rank }) => levels[rank]?.primary === true).sort((a, b) => a.rank - b.rank);
}

/** Settles facts one by one, first the one that most hangs on, until every row is decided. */
function walk(settled: Cells, proof: Proof): void {
  const entered = judgeCells(proof.enter, settled);
  if (entered === false || entered === "unknown") return;
  const open = mostOpen([proof.enter, ...proof.rows.map(({ when }) => when)], settled);
  if (open !== null) {
    branch(open, settled, proof, walk);
    return;
  }
  const { standing, wrong } = judgePoint(settled, proof);
  if (standing[0] !== undefined) proof.winners.add(standing[0].rule);
  if (wrong.length > 0) blame(settled, proof, wrong);
}

/** Notes what is wrong at a point, except where that point is left out on purpose. */
function blame(settled: Cells, proof: Proof, wrong: readonly string[]): void {
  const elsewhere = proof.except.map((when) => judgeCells(when, settled));
  if (elsewhere.includes(true)) return;
  const open = mostOpen(proof.except, settled);
  if (open === null) for (const what of wrong) note(proof, what, settled);
  else branch(open, settled, proof, (next) => blame(next, proof, wrong));
}

function branch(fact: string, settled: Cells, proof: Proof, on: (next: Cells, proof: Proof) => void): void {
  for (const cell of proof.cells.get(fact) ?? []) on(new Map([...settled, [fact, cell]]), proof);
}

function mostOpen(conditions: readonly Condition[], settled: Cells): string | null {
  const times = new Map<string, number>();
  for (const condition of conditions) {
    for (const fact of new Set(openOn(condition, settled))) times.set(fact, (times.get(fact) ?? 0) + 1);
  }
  let most: string | null = null;
  for (const [fact, count] of times) if (most === null || count > (times.get(most) ?? 0)) most = fact;
  return most;
}

/** As `decide` would: the first of a band silences the rest of it, a level those that yield to it. */
function judgePoint(at: Cells, proof: Proof): { standing: Row[]; wrong: string[] } {
  const verdicts = proof.rows.map((row) => ({ row, verdict: judgeCells(row.when, at) }));
  const standing: Row[] = [];
  const wrong: string[] = [];
  for (const { row } of verdicts.filter(({ verdict }) => verdict === true)) {
    const rival = standing.find(({ rule }) => rule.band !== undefined && rule.band === row.rule.band);
    if (rival !== undefined) {
      if (!proof.firstWins && !isNarrower(rival, row))
        wrong.push(`${both(rival, row)} hold, and neither is the narrower`);
    } else if (!standing.some(({ rank }) => proof.playbook.levels[rank]?.silences.includes(row.rule.level)))
      standing.push(row);
  }
  const undecided = verdicts.some(({ verdict }) => verdict === "unknown");
  if (standing.length === 0 && !proof.silent && !(undecided && proof.asks)) wrong.push("no row answers");
  const [first, second] = standing.filter((row) => proof.own.has(row));
  if (first !== undefined && second !== undefined) wrong.push(`${both(first, second)} answer`);
  return { standing, wrong };
}

/** The earlier row names all that the later one does, or says that it goes before. */
function isNarrower(first: Row, other: Row): boolean {
  if (first.rank !== other.rank || first.rule.winsOver?.includes(nameOf(other.rule)) === true) return true;
  const named = new Set(factsRead(first.when));
  return factsRead(other.when).every((name) => named.has(name));
}

function note({ wrong }: Proof, what: string, at: Cells): void {
  const before = wrong.get(what);
  if (before === undefined) wrong.set(what, [at]);
  else before.push(at);
}

function both(one: Row, other: Row): string {
  return `${nameOf(one.rule)} and ${nameOf(other.rule)} both`;
}

function nameOf({ id, category }: Rule): string {
  return `${id} ${category}`;
}

function sentences({ wrong, cells }: Proof, domain: Domain): string[] {
  const all = [...wrong].flatMap(([what, points]) =>
    mergeCells(points, cells).map((at) => `${placeOf(at, domain)}: ${what}`),
  );
  const more = all.length - MOST_SENTENCES;
  return more > 0 ? [...all.slice(0, MOST_SENTENCES), `and ${more} more places like these`] : all;
}

/** A fact that can be one thing only says nothing of where a hole lies. */
function placeOf(at: Cells, domain: Domain): string {
  const told = [...at].filter(([name]) => domain[name]?.oneOf?.length !== 1);
  return told.map(([name, cell]) => `${domain[name]?.called ?? name} ${cellWords(cell)}`).join(", ") || "everywhere";
}
