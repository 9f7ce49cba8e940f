import { type CompiledCatalogue, ingredientOf, isSameIngredient, type PairRow } from "./compiled-catalogue.ts";
import { type Circumstances, judgeAny } from "./judge-condition.ts";
import type { InteractionRow } from "./medication-rows.ts";
import type { MissingFact, PartlyChecked, RegimenFinding } from "./regimen-finding.ts";
import { type Severity, weight } from "./severity.ts";
import type { Taken } from "./taken.ts";

/** A row as it weighs for this pair and this person. */
interface Weighed {
  readonly row: InteractionRow;
  readonly severity: Severity;
  readonly management: string;
}

/** One finding for each two ingredients on the list that have a row: the gravest one. */
export function pairFindings(of: Circumstances): PartlyChecked {
  const { current, catalogue } = of;
  const gravest = new Map<string, RegimenFinding>();
  const missing: MissingFact[] = [];
  for (const [place, first] of current.entries()) {
    for (const second of current.slice(place + 1)) {
      if (isSameIngredient(first.facts, second.facts)) continue;
      const found = pairFinding(first, second, of, missing);
      if (found === undefined) continue;
      const key = pairKey(first, second);
      const before = gravest.get(key);
      if (before === undefined || weight(found.severity) > weight(before.severity)) gravest.set(key, found);
    }
  }
  return { findings: [...gravest.values(), ...togetherFindings(of, catalogue)], missing };
}

function pairKey(first: Taken, second: Taken): string {
  return [first.facts.name, second.facts.name].toSorted().join("\n");
}

function pairFinding(
  first: Taken,
  second: Taken,
  of: Circumstances,
  missing: MissingFact[],
): RegimenFinding | undefined {
  const rows = of.catalogue.pairRows(first.facts, second.facts);
  if (rows.length === 0) return undefined;
  const about = { ...of, about: [first, second] };
  const names = [first.facts.name, second.facts.name].toSorted();
  const weighed = rows.map(({ row }) => weigh(row, about, (fact) => missing.push({ fact, of: names.join(" with ") })));
  const { row, severity, management } = weighed.toSorted(byWeight)[0]!;
  return {
    kind: "interaction",
    severity,
    between: names,
    mechanism: row.mechanism.join("; "),
    management,
    sources: row.sources,
    rule: row.id,
    seen: row.seen,
  };
}

function byWeight(one: Weighed, other: Weighed): number {
  return (
    weight(other.severity) - weight(one.severity) ||
    weight(other.row.severity) - weight(one.row.severity) ||
    Number(other.row.seen) - Number(one.row.seen)
  );
}

/** What holds raises the row as far as it says; only where nothing raises it may something lower it. */
function weigh(row: InteractionRow, of: Circumstances, miss: (fact: string) => void): Weighed {
  let best: Weighed = { row, severity: row.severity, management: row.management };
  let lowered: Weighed | undefined;
  for (const change of row.changes ?? []) {
    const verdict = judgeAny(change.when, of);
    const raises = weight(change.severity) > weight(row.severity);
    if (typeof verdict !== "boolean") {
      if (raises) for (const fact of verdict.missing) miss(fact);
    } else if (verdict) {
      const changed = { row, severity: change.severity, management: change.management ?? row.management };
      if (!raises) lowered = changed;
      else if (weight(change.severity) > weight(best.severity)) best = changed;
    }
  }
  return best.severity === row.severity && lowered !== undefined ? lowered : best;
}

/** Rows that need three and more at once: each part by a different ingredient. */
function togetherFindings({ current }: Circumstances, catalogue: CompiledCatalogue): RegimenFinding[] {
  return catalogue.together.flatMap((row): RegimenFinding[] => {
    const between = partsOf(row.together ?? [], current, catalogue);
    if (between === undefined) return [];
    return [
      {
        kind: "burden",
        severity: row.severity,
        between,
        mechanism: row.mechanism.join("; "),
        management: row.management,
        sources: row.sources,
        rule: row.id,
        seen: row.seen,
      },
    ];
  });
}

/** Ingredients that fill all parts of a rule; undefined where a part is not filled. */
export function partsOf(parts: readonly string[], current: readonly Taken[], catalogue: CompiledCatalogue) {
  const filled = parts.map((part) =>
    current.filter(({ facts }) => catalogue.means(part, facts)).map(({ facts }) => ingredientOf(facts)),
  );
  if (filled.some((names) => names.length === 0)) return undefined;
  const names = [...new Set(filled.flat())];
  return names.length < parts.length ? undefined : names.toSorted();
}

/** Rows of a pair in which one may not simply follow the other. */
export function rowsBetween(first: Taken, second: Taken, catalogue: CompiledCatalogue): readonly PairRow[] {
  return isSameIngredient(first.facts, second.facts) ? [] : catalogue.pairRows(first.facts, second.facts);
}
