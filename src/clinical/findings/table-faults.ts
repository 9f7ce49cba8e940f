import { type Condition, factsRead } from "./condition.ts";
import { type Cell, cellsOf, cellWords } from "./domain.ts";
import { type Cells, judgeCells, type Settled } from "./judge-cells.ts";
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
  const { domain, except = [], with: others = [] } = table.complete;
  const lost = others.filter((id) => !playbook.tables.some((one) => one.id === id));
  if (lost.length > 0) return lost.map((id) => `is to be complete with table "${id}", which does not exist`);
  const tables = playbook.tables.filter((one) => one === table || others.includes(one.id));
  const rows = decidingRows(tables, playbook);
  const conditions = [table.enter, ...rows.map(({ when }) => when), ...except.map(({ when }) => when)];
  const strangers = [...new Set(conditions.flatMap(factsRead))].filter((name) => domain[name] === undefined);
  if (strangers.length > 0) return strangers.map((name) => `reads "${name}", which its domain does not name`);
  const proof: Proof = {
    playbook,
    enter: table.enter,
    except: except.map(({ when }) => when),
    rows,
    asks: tables.some(({ rules }) => rules.some((rule) => rule.whenUndecided === true)),
    cells: new Map(Object.entries(domain).map(([name, field]) => [name, cellsOf(name, field, conditions)])),
    wrong: new Map(),
    winners: new Set(),
  };
  walk(new Map(), proof);
  const unreached = table.rules.filter((rule) => rows.some((row) => row.rule === rule) && !proof.winners.has(rule));
  return [...sentences(proof.wrong, domain), ...unreached.map((rule) => `${nameOf(rule)} never comes first`)];
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

/** Settles facts one by one, only those that still make a difference, until every row is decided. */
function walk(settled: Cells, proof: Proof): void {
  const entered = judgeCells(proof.enter, settled);
  if (entered === false || entered === "unknown") return;
  const elsewhere = proof.except.map((when) => judgeCells(when, settled));
  if (elsewhere.includes(true)) return;
  const verdicts = proof.rows.map((row) => ({ row, verdict: judgeCells(row.when, settled) }));
  const all = [entered, ...elsewhere, ...verdicts.map(({ verdict }) => verdict)];
  const open = all.find((verdict) => typeof verdict === "object");
  if (open === undefined) judgePoint(verdicts, settled, proof);
  else for (const cell of proof.cells.get(open.open) ?? []) walk(new Map([...settled, [open.open, cell]]), proof);
}

/** As `decide` would: the first of a band silences the rest of it, a level those that yield to it. */
function judgePoint(verdicts: readonly { row: Row; verdict: Settled }[], at: Cells, proof: Proof): void {
  const fired = verdicts.filter(({ verdict }) => verdict === true).map(({ row }) => row);
  const standing: Row[] = [];
  for (const row of fired) {
    const rival = standing.find(({ rule }) => rule.band !== undefined && rule.band === row.rule.band);
    if (rival !== undefined) {
      if (!isNarrower(rival, row)) note(proof, `${both(rival, row)} hold, and neither is the narrower`, at);
    } else if (!standing.some(({ rank }) => proof.playbook.levels[rank]?.silences.includes(row.rule.level)))
      standing.push(row);
  }
  const [first, second] = standing;
  if (first === undefined) {
    const undecided = verdicts.some(({ verdict }) => verdict === "unknown");
    if (!(undecided && proof.asks)) note(proof, "no row answers", at);
  } else proof.winners.add(first.rule);
  if (first !== undefined && second !== undefined) note(proof, `${both(first, second)} answer`, at);
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

function sentences(wrong: Proof["wrong"], domain: Domain): string[] {
  const all = [...wrong].flatMap(([what, points]) => mergeCells(points).map((at) => `${placeOf(at, domain)}: ${what}`));
  const more = all.length - MOST_SENTENCES;
  return more > 0 ? [...all.slice(0, MOST_SENTENCES), `and ${more} more places like these`] : all;
}

/** A fact that can be one thing only says nothing of where a hole lies. */
function placeOf(at: Cells, domain: Domain): string {
  const told = [...at].filter(([name]) => domain[name]?.oneOf?.length !== 1);
  return told.map(([name, cell]) => `${domain[name]?.called ?? name} ${cellWords(cell)}`).join(", ") || "everywhere";
}
