import { findMedication } from "../../knowledge/find-medication.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import { dosesADay } from "../../timeline/doses-a-day.ts";
import { formName } from "../taper/choose-forms.ts";
import type { DispensableForm } from "../taper/dispensable-form.ts";

/** One line of the list, as far as a simpler way of taking it asks for it. */
export interface TakenLine {
  readonly medication: string;
  readonly frequency: string | null;
  readonly form: string | null;
  /** Percent of doses taken as last asked; null where not known. */
  readonly takenPct: number | null;
}

/** Something that would make a list easier to take, to think about: never an order, and doses are not the same from form to form. */
export interface Simpler {
  readonly kind: "frequency" | "long-acting" | "combination";
  readonly medications: readonly string[];
  /** The form, product or long-acting medicine it would be. */
  readonly to: string;
  /** Doses a day now; null where not known. */
  readonly timesADay: number | null;
  /** Doses are missed, or nobody asked: what makes it press. */
  readonly because: "doses-missed" | "not-asked" | "fewer-doses";
  readonly mark: "source" | "GK" | "PD";
  readonly sources: readonly string[];
}

const LONG_ACTING = "lai";
const SLOW = new Set(["extended-release-tablet", "extended-release-capsule"]);
const KINDS = ["frequency", "combination", "long-acting"] as const;
const PRESSING = ["doses-missed", "not-asked", "fewer-doses"] as const;

/** Ways to take fewer doses a day, the most pressing first (order: PD). Only from forms and products the knowledge holds. */
export function simplerRegimen(lines: readonly TakenLine[], knowledge: Knowledge): Simpler[] {
  return [
    ...lines.flatMap((line) => rarer(line, knowledge)),
    ...inOneProduct(lines, knowledge),
    ...lines.flatMap((line) => asInjection(line, lines, knowledge)),
  ].sort(
    (a, b) =>
      PRESSING.indexOf(a.because) - PRESSING.indexOf(b.because) ||
      KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) ||
      (b.timesADay ?? 0) - (a.timesADay ?? 0),
  );
}

function rarer(line: TakenLine, knowledge: Knowledge): Simpler[] {
  const times = line.frequency === null ? null : dosesADay(line.frequency);
  const { frequentTimes } = knowledge.pharmacy.supply.simpler;
  if (times === null || times < frequentTimes || SLOW.has(line.form ?? "")) return [];
  const slow = formsOf(line.medication, knowledge).find(({ form }) => SLOW.has(form));
  if (slow === undefined) return [];
  return [
    {
      kind: "frequency",
      medications: [line.medication],
      to: formName(slow),
      timesADay: times,
      because: pressing([line], knowledge),
      mark: slow.mark,
      sources: slow.sources,
    },
  ];
}

function formsOf(medication: string, knowledge: Knowledge): readonly DispensableForm[] {
  const name = findMedication(knowledge, medication)?.name ?? medication;
  return knowledge.pharmacy.forms.get(name)?.forms ?? [];
}

function inOneProduct(lines: readonly TakenLine[], knowledge: Knowledge): Simpler[] {
  const nameOf = ({ medication }: TakenLine) => findMedication(knowledge, medication)?.name ?? medication;
  return knowledge.catalogue.combinations.flatMap(({ name, ingredients, sources }): Simpler[] => {
    const own = lines.filter((line) => ingredients.includes(nameOf(line)));
    if (own.length < 2 || new Set(own.map(nameOf)).size !== ingredients.length) return [];
    return [
      {
        kind: "combination",
        medications: own.map(({ medication }) => medication),
        to: name,
        timesADay: null,
        because: pressing(own, knowledge),
        mark: "GK",
        sources,
      },
    ];
  });
}

/** Only where doses are missed, or nobody knows: an injection is no simplification for somebody who takes every dose. */
function asInjection(line: TakenLine, lines: readonly TakenLine[], knowledge: Knowledge): Simpler[] {
  const facts = findMedication(knowledge, line.medication);
  const because = pressing([line], knowledge);
  if (facts === undefined || facts.classes.includes(LONG_ACTING) || because === "fewer-doses") return [];
  const products = [...new Set(knowledge.medications.values())].filter(
    ({ parent, classes }) => parent === facts.name && classes.includes(LONG_ACTING),
  );
  const taken = new Set(lines.map(({ medication }) => findMedication(knowledge, medication)?.name));
  const [first] = products;
  if (first === undefined || products.some(({ name }) => taken.has(name))) return [];
  return [
    {
      kind: "long-acting",
      medications: [line.medication],
      to: products.map(({ name }) => name).join(", "),
      timesADay: line.frequency === null ? null : dosesADay(line.frequency),
      because,
      mark: "GK",
      sources: first.sources,
    },
  ];
}

function pressing(lines: readonly TakenLine[], knowledge: Knowledge): Simpler["because"] {
  const { lowAdherencePct } = knowledge.pharmacy.supply.simpler;
  const known = lines.flatMap(({ takenPct }) => takenPct ?? []);
  if (known.some((pct) => pct < lowAdherencePct)) return "doses-missed";
  return known.length < lines.length ? "not-asked" : "fewer-doses";
}
