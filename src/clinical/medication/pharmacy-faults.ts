import type { KnowledgeFault } from "../knowledge/check-knowledge.ts";
import type { MedicationFacts } from "../knowledge/medication-facts.ts";
import type { Pharmacy } from "./pharmacy.ts";

/** Names that rows may point at. */
interface Names {
  readonly medicines: readonly MedicationFacts[];
  readonly references: ReadonlySet<string>;
  readonly messageKeys: ReadonlySet<string>;
}
interface Row {
  /** What a fault calls it. */
  readonly name: string;
  readonly ingredient?: string | undefined;
  readonly class?: string | undefined;
  readonly messages?: readonly string[];
  readonly sources: readonly string[];
}

/** Names in the pharmacy's files that point nowhere: an ingredient, class, work or message that does not exist. Empty when sound. */
export function pharmacyFaults(pharmacy: Pharmacy, names: Names): KnowledgeFault[] {
  const ingredients = new Set(names.medicines.map(({ name }) => name));
  const classes = new Set(names.medicines.flatMap((medicine) => medicine.classes));
  const check = ({ name, ingredient, class: group, messages = [], sources }: Row): string[] => [
    ...(ingredient !== undefined && !ingredients.has(ingredient)
      ? [`${name} is for "${ingredient}", not a medicine`]
      : []),
    ...(group !== undefined && !classes.has(group) ? [`${name} is for "${group}", which no medicine belongs to`] : []),
    ...messages.filter((key) => !names.messageKeys.has(key)).map((key) => `${name} has no message "${key}"`),
    ...sources.filter((id) => !names.references.has(id)).map((id) => `${name} cites "${id}", which is not a reference`),
  ];
  return rowsOf(pharmacy).flatMap(({ file, rows }) =>
    rows.flatMap(check).map((reason) => ({ file: `knowledge/medications/${file}`, reason })),
  );
}

function rowsOf({ forms, tapers, supply }: Pharmacy): { readonly file: string; readonly rows: readonly Row[] }[] {
  return [
    {
      file: "forms.json",
      rows: [...forms.values()].flatMap(({ ingredient, forms: sold }) =>
        sold.map(({ form, sources }) => ({ name: `${ingredient}, ${form}`, ingredient, sources })),
      ),
    },
    {
      file: "supply.json",
      rows: [
        ...["coverage", "gap", "refill", "pass", "storage", "simpler"].map((name) => ({
          name,
          sources: supply[name as "gap"].sources,
        })),
        ...supply.controlled.classes.map((group) => ({
          name: "controlled",
          class: group,
          sources: supply.controlled.sources,
        })),
      ],
    },
    {
      file: "taper.json",
      rows: tapers.rows.map((row) => ({
        name: row.id,
        ingredient: row.ingredient,
        class: row.class,
        messages: row.note === undefined ? [row.signs] : [row.signs, row.note],
        sources: row.sources,
      })),
    },
  ];
}
