import type { Filed, KnowledgeFault } from "../../knowledge/check-knowledge.ts";
import type { MedicationFacts } from "../../knowledge/medication-facts.ts";
import type { InjectionProduct, Span } from "./injection-product.ts";

const file = "knowledge/medications/long-acting.json";
const DAYS_A_MONTH = 30.44;

/** A product of no medicine, one that is no long-acting product, works that are no references, and bands out of order. */
export function injectionFaults(
  products: readonly InjectionProduct[],
  medications: readonly Filed<MedicationFacts>[],
  references: ReadonlySet<string>,
): KnowledgeFault[] {
  const byName = new Map(medications.map(({ value }) => [value.name, value]));
  return products.flatMap((one) => {
    const facts = byName.get(one.medication);
    const bands = [one.late, ...(one.beginning ?? []).map(({ late = [] }) => late)];
    const cited = [...one.sources, ...bands.flat().flatMap(({ sources }) => sources)];
    const reasons = [
      ...(facts === undefined ? [`there is no medicine "${one.medication}"`] : []),
      ...(facts !== undefined && facts.parent === undefined ? [`"${one.medication}" is no long-acting product`] : []),
      ...cited.filter((id) => !references.has(id)).map((id) => `cites "${id}", which is not a reference`),
      ...(bands.some(isOutOfOrder) ? ["has its late bands out of order"] : []),
      ...(one.every === undefined && one.window !== undefined ? ["has a window but no interval"] : []),
    ];
    return reasons.map((reason) => ({ file, reason: `${one.id}: ${reason}` }));
  });
}

const daysOf = ({ count, unit }: Span) => (unit === "day" ? count : count * DAYS_A_MONTH);

/** Within the same injections of a run a later band begins later. */
function isOutOfOrder(bands: InjectionProduct["late"]): boolean {
  const groups = Map.groupBy(bands, ({ doses }) => JSON.stringify(doses ?? null));
  return [...groups.values()].some((group) =>
    group.some((band, place) => place > 0 && daysOf(band.after) <= daysOf(group[place - 1]?.after ?? band.after)),
  );
}
