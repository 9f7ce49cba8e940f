import { type CompiledRule, type CompiledTable, compilePlaybook } from "../clinical/findings/compiled-playbook.ts";
import type { Condition } from "../clinical/findings/condition.ts";
import { type Asked, askedAbout, askedOf, askedOn, decide } from "../clinical/findings/decide.ts";
import { careCaseOf } from "../clinical/findings/facts/care-case.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import type { CaseRecord } from "./case-record.ts";
import { type Edge, edgesOf, justMisses, noteEdges } from "./edge-cover.ts";

/** What the cases show of one row: that it fires, that it just does not, and its own thresholds. */
interface RowCover {
  readonly name: string;
  /** Its own condition and its table's way in. */
  readonly condition: Condition;
  readonly edges: readonly Edge[];
  fires: boolean;
  misses: boolean;
}

interface TableCover {
  readonly table: CompiledTable;
  /** Of the way in: a case of any of its rows will do. */
  readonly edges: readonly Edge[];
  readonly rows: ReadonlyMap<CompiledRule, RowCover>;
}

/**
 * What no case shows, a sentence each, by table: rows that never fire or never just miss, thresholds with a side on which nobody stands.
 * Tables of which the cases show everything are left out.
 */
export function uncovered(cases: readonly CaseRecord[], knowledge: Knowledge): Map<string, string[]> {
  const compiled = compilePlaybook(knowledge.playbook);
  const covers = compiled.tables.map(emptyCover);
  for (const { record, asOf } of cases) {
    const asked = askedAbout(careCaseOf(record, asOf, knowledge));
    const standing = new Set(decide(compiled, asked).standing.map(({ row }) => row));
    for (const cover of covers) noteCase(cover, asked, standing);
  }
  const gaps = covers.map((cover): [string, string[]] => [cover.table.table.id, gapsOf(cover)]);
  return new Map(gaps.filter(([, lines]) => lines.length > 0));
}

function emptyCover(table: CompiledTable): TableCover {
  const { enter } = table.table;
  const rows = table.rules.map((row): [CompiledRule, RowCover] => [
    row,
    {
      name: nameOf(row),
      condition: { all: [enter, row.rule.when] },
      edges: edgesOf(row.rule.when),
      fires: false,
      misses: false,
    },
  ]);
  return { table, edges: edgesOf(enter), rows: new Map(rows) };
}

/** Rows of one table may share a name; those after the first bear their number. */
function nameOf({ rule, table }: CompiledRule): string {
  const alike = table.rules.filter(({ id, category }) => id === rule.id && category === rule.category);
  const place = alike.indexOf(rule);
  return `${rule.id} ${rule.category}${place > 0 ? ` (${place + 1})` : ""}`;
}

function noteCase(
  { table, edges, rows }: TableCover,
  asked: readonly Asked[],
  standing: ReadonlySet<CompiledRule>,
): void {
  for (const { of, facts } of askedOn(table, asked)) {
    for (const [row, cover] of rows) {
      cover.fires ||= standing.has(row);
      for (const own of askedOf(row, of, facts)) {
        cover.misses ||= justMisses(cover.condition, own);
        noteEdges([...cover.edges, ...edges], cover.condition, own);
      }
    }
  }
}

function gapsOf({ edges, rows }: TableCover): string[] {
  const ofRows = [...rows.values()].flatMap((cover) => [
    ...(cover.fires ? [] : [`${cover.name} fires in no case`]),
    ...(cover.misses ? [] : [`${cover.name} just misses in no case`]),
    ...cover.edges.flatMap((edge) => sidesOf(cover.name, edge)),
  ]);
  return [...ofRows, ...edges.flatMap((edge) => sidesOf("way in", edge))];
}

function sidesOf(name: string, { fact, at, above, under }: Edge): string[] {
  const missing = [...(above ? [] : ["at"]), ...(under ? [] : ["under"])];
  return missing.length === 0 ? [] : [`${name}: no case ${missing.join(" or ")} ${at} of ${fact}`];
}
