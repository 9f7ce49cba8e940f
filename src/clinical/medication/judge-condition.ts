import type { CompiledCatalogue } from "./compiled-catalogue.ts";
import { ingredientOf } from "./compiled-catalogue.ts";
import type { PersonCondition, Range } from "./person-condition.ts";
import type { PersonContext } from "./regimen.ts";
import { dailyMg, type Taken } from "./taken.ts";

/** Who takes what: the ground on which a condition is judged. */
export interface Circumstances {
  readonly catalogue: CompiledCatalogue;
  readonly person: PersonContext;
  readonly current: readonly Taken[];
  readonly stopped: readonly Taken[];
  /** The medicines the row is about; empty for one on the whole list. */
  readonly about: readonly Taken[];
}
/** Known either way, or the facts that are missing. */
export type Verdict = boolean | { readonly missing: readonly string[] };

type Asked = { readonly [Part in keyof PersonCondition]-?: NonNullable<PersonCondition[Part]> };
type Judges = { readonly [Part in keyof Asked]: (asked: Asked[Part], of: Circumstances) => Verdict };

const judges: Judges = {
  age: (asked, { person }) => within(person.age, asked, "age"),
  weightKg: (asked, { person }) => within(person.weightKg, asked, "weightKg"),
  sex: (asked, { person }) => {
    const sex = sexOf(person);
    return sex === undefined ? missing("sex") : sex === asked;
  },
  pregnancy: (asked, { person }) => pregnancyIs(asked, person),
  pregnancyPossible: (_asked, { person }) => couldBePregnant(person),
  breastfeeding: (_asked, { person }) =>
    person.breastfeeding ?? (isPastBearing(person) ? false : missing("breastfeeding")),
  childPugh: (asked, { person }) => {
    if (person.childPugh === undefined) return missing("childPugh");
    return asked.some((grade) => grade === person.childPugh);
  },
  creatinineClearance: (asked, { person }) =>
    within(person.creatinineClearance ?? person.egfr, asked, "creatinineClearance"),
  gene: ({ name, is }, { person }) => {
    const [, found] = Object.entries(person.genes ?? {}).find(([gene]) => geneKey(gene) === geneKey(name)) ?? [];
    return found === undefined ? missing(`genes.${name}`) : phenotypeOf(found) === is;
  },
  condition: (asked, { person, catalogue }) =>
    person.conditions?.some((recorded) => asked.some((group) => catalogue.isCondition(group, recorded))) ??
    missing("conditions"),
  ancestry: (asked, { person }) => {
    if (person.ancestry === undefined) return missing("ancestry");
    // Whole words: "Caucasian" is not "Asian".
    const told = new Set(
      [person.ancestry]
        .flat()
        .join(" ")
        .toLowerCase()
        .split(/[^\p{L}]+/u),
    );
    return asked.some((word) => told.has(word));
  },
  lab: ({ test, unit, ...limits }, { person }) => {
    const lab = person.labs?.[test];
    if (lab === undefined) return missing(`labs.${test}`);
    if (unit !== undefined && lab.unit !== unit) return missing(`labs.${test} in ${unit}`);
    return within(lab.value, limits, `labs.${test}`);
  },
  member: (asked, { about, catalogue }) => about.some((one) => isAny(asked, one, catalogue)),
  with: (asked, { about, current, catalogue }) => {
    const own = new Set(about.map(({ facts }) => ingredientOf(facts)));
    return current.some((one) => !own.has(ingredientOf(one.facts)) && isAny(asked, one, catalogue));
  },
  count: ({ of, atLeast }, { current, catalogue }) => ingredientsOf(of, current, catalogue).length >= atLeast,
  dose: ({ of, ...limits }, { about, current }) => {
    const one = about.find(({ facts }) => ingredientOf(facts) === of);
    if (one === undefined) return false;
    return within(dailyMg(one.facts, current), limits, `dose of ${of}`);
  },
  form: ({ of, is }, { about }) =>
    about.some(
      ({ facts, item }) => ingredientOf(facts) === of && `${item.form} ${item.name}`.toLowerCase().includes(is),
    ),
  crossTaper: (_asked, { about }) => about.some(({ item }) => item.crossTaper === true),
  singleDose: (_asked, { about }) => about.some(({ item }) => item.singleDose === true),
  stoppedWithin: ({ of, days }, { stopped }) =>
    stopped.some(({ facts, item }) => ingredientOf(facts) === of && (item.stoppedDaysAgo ?? 0) <= days),
};

/** All parts of a condition together; false beats unknown. */
export function judge(condition: PersonCondition, of: Circumstances): Verdict {
  const unknown: string[] = [];
  for (const part of Object.keys(condition) as (keyof PersonCondition)[]) {
    const verdict = judgePart(part, condition, of);
    if (verdict === false) return false;
    if (verdict !== true) unknown.push(...verdict.missing);
  }
  return unknown.length === 0 ? true : { missing: unknown };
}

/** Any of several; true beats unknown. */
export function judgeAny(conditions: readonly PersonCondition[], of: Circumstances): Verdict {
  const unknown: string[] = [];
  for (const condition of conditions) {
    const verdict = judge(condition, of);
    if (verdict === true) return true;
    if (verdict !== false) unknown.push(...verdict.missing);
  }
  return unknown.length === 0 ? false : { missing: unknown };
}

function judgePart<Part extends keyof Asked>(part: Part, condition: PersonCondition, of: Circumstances): Verdict {
  const asked = condition[part] as Asked[Part] | undefined;
  return asked === undefined ? true : judges[part](asked, of);
}

/** Ingredients on the list that a selector means, each once, in the order of the list. */
export function ingredientsOf(selector: string, current: readonly Taken[], catalogue: CompiledCatalogue): string[] {
  return [
    ...new Set(current.filter(({ facts }) => catalogue.means(selector, facts)).map(({ facts }) => ingredientOf(facts))),
  ];
}

function isAny(selectors: readonly string[], { facts }: Taken, catalogue: CompiledCatalogue): boolean {
  return selectors.some((selector) => catalogue.means(selector, facts));
}

function within(value: number | undefined, { atLeast, above, atMost, below }: Range, name: string): Verdict {
  if (value === undefined) return missing(name);
  return (
    (atLeast === undefined || value >= atLeast) &&
    (above === undefined || value > above) &&
    (atMost === undefined || value <= atMost) &&
    (below === undefined || value < below)
  );
}

function missing(name: string): Verdict {
  return { missing: [name] };
}

/** As the record or the command line writes it. */
export function sexOf({ sex }: PersonContext): "female" | "male" | undefined {
  const first = sex?.trim().toLowerCase()[0];
  if (first === "f") return "female";
  return first === "m" ? "male" : undefined;
}

const TRIMESTERS: Readonly<Record<string, number>> = { first: 1, second: 2, third: 3 };

/** Pregnant with the trimester not known: every trimester's row speaks. */
function pregnancyIs(asked: "any" | "first" | "third", person: PersonContext): Verdict {
  const { pregnant, trimester } = person;
  if (pregnant === undefined && trimester === undefined) return isPastBearing(person) ? false : missing("pregnant");
  if (pregnant === false) return false;
  const known = trimester ?? (typeof pregnant === "string" ? TRIMESTERS[pregnant] : pregnant);
  return asked === "any" || known === true || known === TRIMESTERS[asked];
}

function couldBePregnant(person: PersonContext): Verdict {
  if (person.pregnancyPossible !== undefined) return person.pregnancyPossible;
  return isPastBearing(person) ? false : missing("pregnancyPossible");
}

/** Not asked of a man, nor past this age. */
const LAST_BEARING_AGE = 55;

function isPastBearing(person: PersonContext): boolean {
  return sexOf(person) === "male" || (person.age ?? 0) > LAST_BEARING_AGE;
}

function geneKey(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9]/g, "");
}

function phenotypeOf(told: string | boolean): string {
  const word = String(told).trim().toLowerCase();
  if (word === "true" || word === "+" || word.startsWith("pos") || word === "present") return "positive";
  if (word === "pm" || word.startsWith("poor")) return "PM";
  if (word === "im" || word.startsWith("inter")) return "IM";
  if (word === "um" || word.startsWith("ultra")) return "UM";
  return word;
}
