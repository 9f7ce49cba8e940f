import { factsRead } from "./condition.ts";
import { type Cell, cellsOf, cellWords } from "./domain.ts";
import { type Cells, judgeCells, type Settled } from "./judge-cells.ts";
import { mergeCells } from "./merge-cells.ts";
import type { Rule, RuleTable } from "./playbook.ts";

type Domain = NonNullable<RuleTable["complete"]>["domain"];

/** More than these help nobody to mend a table. */
const MOST_SENTENCES = 12;

interface Proof {
  readonly table: RuleTable;
  readonly rows: readonly Rule[];
  readonly asks: boolean;
  readonly cells: ReadonlyMap<string, readonly Cell[]>;
  /** Cells by what is wrong there. */
  readonly wrong: Map<string, Cells[]>;
  readonly winners: Set<Rule>;
}

/**
 * What keeps a table that calls itself complete from being so, a sentence each: points of its domain that no row answers, points that
 * rows of two bands answer, rows of a band that both hold with neither the narrower, rows that never come first. Empty where it is proved,
 * and for a table that claims nothing.
 */
export function tableFaults(table: RuleTable): string[] {
  if (table.complete === undefined) return [];
  const { domain, except = [] } = table.complete;
  const rows = table.rules.filter((rule) => rule.band !== undefined && rule.whenUndecided !== true);
  const conditions = [...rows.map(({ when }) => when), ...except.map(({ when }) => when)];
  const strangers = [...new Set(conditions.flatMap(factsRead))].filter((name) => domain[name] === undefined);
  if (strangers.length > 0) return strangers.map((name) => `reads "${name}", which its domain does not name`);
  const cells = new Map(Object.entries(domain).map(([name, field]) => [name, cellsOf(name, field, conditions)]));
  const asks = table.rules.some((rule) => rule.whenUndecided === true);
  const proof: Proof = { table, rows, asks, cells, wrong: new Map(), winners: new Set() };
  walk(new Map(), proof);
  const unreached = rows.filter((row) => !proof.winners.has(row)).map((row) => `${nameOf(row)} never comes first`);
  return [...sentences(proof.wrong, domain), ...unreached];
}

/** Settles facts one by one, only those that still make a difference, until every row is decided. */
function walk(settled: Cells, proof: Proof): void {
  const excepted = proof.table.complete?.except ?? [];
  const elsewhere = excepted.map(({ when }) => judgeCells(when, settled));
  if (elsewhere.includes(true)) return;
  const verdicts = proof.rows.map((row) => ({ row, verdict: judgeCells(row.when, settled) }));
  const open = [...elsewhere, ...verdicts.map(({ verdict }) => verdict)].find((verdict) => typeof verdict === "object");
  if (open === undefined) judgePoint(verdicts, settled, proof);
  else branch(open.open, settled, proof);
}

function branch(fact: string, settled: Cells, proof: Proof): void {
  for (const cell of proof.cells.get(fact) ?? []) walk(new Map([...settled, [fact, cell]]), proof);
}

function judgePoint(verdicts: readonly { row: Rule; verdict: Settled }[], at: Cells, proof: Proof): void {
  const fired = verdicts.filter(({ verdict }) => verdict === true).map(({ row }) => row);
  const [first] = fired;
  if (first === undefined) {
    const open = verdicts.some(({ verdict }) => verdict === "unknown");
    if (!(open && proof.asks)) note(proof, "no row answers", at);
    return;
  }
  const open = verdicts
    .slice(
      0,
      verdicts.findIndex(({ row }) => row === first),
    )
    .some(({ verdict }) => verdict === "unknown");
  if (!open) proof.winners.add(first);
  for (const other of fired.slice(1)) {
    if (other.band !== first.band) note(proof, `${nameOf(first)} and ${nameOf(other)} both answer`, at);
    else if (!isNarrower(first, other))
      note(proof, `${nameOf(first)} and ${nameOf(other)} both hold, and neither is the narrower`, at);
  }
}

/** The earlier row names all that the later one does, or says that it goes before. */
function isNarrower(first: Rule, other: Rule): boolean {
  if (first.winsOver?.includes(nameOf(other)) === true) return true;
  const named = new Set(factsRead(first.when));
  return factsRead(other.when).every((name) => named.has(name));
}

function note({ wrong }: Proof, what: string, at: Cells): void {
  const before = wrong.get(what);
  if (before === undefined) wrong.set(what, [at]);
  else before.push(at);
}

function nameOf({ id, category }: Rule): string {
  return `${id} ${category}`;
}

function sentences(wrong: Proof["wrong"], domain: Domain): string[] {
  const all = [...wrong].flatMap(([what, points]) => mergeCells(points).map((at) => `${placeOf(at, domain)}: ${what}`));
  const more = all.length - MOST_SENTENCES;
  return more > 0 ? [...all.slice(0, MOST_SENTENCES), `and ${more} more places like these`] : all;
}

function placeOf(at: Cells, domain: Domain): string {
  return [...at].map(([name, cell]) => `${domain[name]?.called ?? name} ${cellWords(cell)}`).join(", ") || "everywhere";
}
