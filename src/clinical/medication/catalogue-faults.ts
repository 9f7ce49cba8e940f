import type { KnowledgeFault } from "../knowledge/check-knowledge.ts";
import type { MedicationFacts } from "../knowledge/medication-facts.ts";
import type { MedicationCatalogue } from "./medication-catalogue.ts";
import type { InteractionRow, PopulationRow } from "./medication-rows.ts";
import type { PersonCondition } from "./person-condition.ts";

const FOLDER = "knowledge/medications";

/** All that a catalogue's names must point at. */
interface Names {
  readonly ingredients: ReadonlySet<string>;
  readonly classes: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  readonly references: ReadonlySet<string>;
}

/** Everything that does not fit together: a class or medicine that is none, a row without a source, an id twice, a pair said twice in two ways. */
export function catalogueFaults(
  catalogue: MedicationCatalogue,
  medications: readonly MedicationFacts[],
  references: ReadonlySet<string>,
): KnowledgeFault[] {
  const names: Names = {
    ingredients: new Set(medications.map(({ name }) => name)),
    classes: new Set(catalogue.classes.map(({ name }) => name)),
    groups: new Set(Object.keys(catalogue.conditionGroups)),
    references,
  };
  const rules = catalogue.rules;
  const selectors = rules.burdens.map(({ id, of, sources }) => ({ id, of, sources }));
  const rows: Record<string, readonly string[]> = {
    "ingredients.json": medications.flatMap((medicine) => classesOf(medicine, names)),
    "classes.json": [
      ...twice(
        catalogue.classes.map(({ name }) => name),
        "class",
      ),
      ...catalogue.classes.flatMap((one) => [
        ...(one.anyOf ?? []).flatMap((name) => unknownSelector(`class ${one.name}`, `class:${name}`, names)),
        ...(one.members ?? []).flatMap((name) => unknownSelector(`class ${one.name}`, name, names)),
        ...uncited(one.name, one.sources, names),
      ]),
      ...emptyClasses(catalogue, medications),
    ],
    "combinations.json": [
      ...twice(
        catalogue.combinations.flatMap(({ name, aliases }) => [name, ...aliases]),
        "combination name",
      ),
      ...catalogue.combinations.flatMap((one) => [
        ...one.ingredients.flatMap((name) => unknownSelector(one.name, name, names)),
        ...uncited(one.name, one.sources, names),
        ...claimed(one.aliases, one.ingredients, medications),
      ]),
    ],
    "interactions.json": [
      ...twice(
        catalogue.interactions.map(({ id }) => id),
        "interaction id",
      ),
      ...twice(catalogue.interactions.map(pairName), "pair"),
      ...catalogue.interactions.flatMap((row) => interactionFaults(row, names)),
    ],
    "population.json": [
      ...twice(
        catalogue.population.map(({ id }) => id),
        "population id",
      ),
      ...catalogue.population.flatMap((row) => populationFaults(row, names)),
    ],
    "monitoring.json": [
      ...twice(
        catalogue.monitoring.map(({ id }) => id),
        "monitoring id",
      ),
      ...catalogue.monitoring.flatMap(({ id, of, sources }) => [
        ...unknownSelector(id, of, names),
        ...uncited(id, sources, names),
      ]),
    ],
    "monitoring-checks.json": checkFaults(catalogue),
    "regimen-rules.json": [
      ...[...selectors, ...rules.duplicates].flatMap(({ id, of, sources }) => [
        ...unknownSelector(id, of, names),
        ...uncited(id, sources, names),
      ]),
      ...rules.together.flatMap(({ id, all, sources, when }) => [
        ...all.flatMap((selector) => unknownSelector(id, selector, names)),
        ...when.flatMap((condition) => conditionFaults(id, condition, names)),
        ...uncited(id, sources, names),
      ]),
      ...rules.burdens.flatMap(({ id, changes = [] }) =>
        changes.flatMap(({ when }) => when.flatMap((condition) => conditionFaults(id, condition, names))),
      ),
      ...rules.restarts.flatMap(({ medication, sources }) => [
        ...unknownSelector("a restart", medication, names),
        ...uncited(`restart of ${medication}`, sources, names),
      ]),
      ...(rules.reviewBy <= rules.asOf ? ["the facts are out of date on the day they are of"] : []),
    ],
  };
  return Object.entries(rows).flatMap(([file, reasons]) =>
    reasons.map((reason) => ({ file: `${FOLDER}/${file}`, reason })),
  );
}

function classesOf(medicine: MedicationFacts, { classes }: Names): string[] {
  const faults = medicine.classes
    .filter((name) => !classes.has(name))
    .map((name) => `${medicine.name} is of the class "${name}", which is not listed`);
  if ((medicine.doseUnit === undefined) !== (medicine.unitDose === undefined))
    faults.push(`${medicine.name} has a dose unit without doses in it, or the other way round`);
  return faults;
}

function emptyClasses({ classes }: MedicationCatalogue, medications: readonly MedicationFacts[]): string[] {
  const used = new Set(medications.flatMap((medicine) => medicine.classes));
  return classes
    .filter(({ name, anyOf = [], members = [] }) => !used.has(name) && anyOf.length + members.length === 0)
    .map(({ name }) => `the class "${name}" has no member`);
}

/** A brand that the ingredients give to one medicine and the combinations to others. */
function claimed(
  aliases: readonly string[],
  ingredients: readonly string[],
  medications: readonly MedicationFacts[],
): string[] {
  return aliases.flatMap((alias) =>
    medications
      .filter((medicine) => medicine.aliases.includes(alias) && !ingredients.includes(medicine.name))
      .map(({ name }) => `"${alias}" is a name of ${name} too, which the combination does not hold`),
  );
}

function interactionFaults(row: InteractionRow, names: Names): string[] {
  const sides = row.together ?? [row.a, row.b].filter((side) => side !== undefined);
  return [
    ...sides.flatMap((side) => unknownSelector(row.id, side, names)),
    ...uncited(row.id, row.sources, names),
    ...(row.changes ?? []).flatMap(({ when }) => when.flatMap((one) => conditionFaults(row.id, one, names))),
    ...(row.caps ?? []).flatMap(({ medication }) => unknownSelector(row.id, medication, names)),
    ...(row.washouts ?? []).flatMap(({ start, after, except = [], days, leastDays = 0 }) => [
      ...(start === after ? [`${row.id} has a washout of a medicine after itself`] : []),
      ...(leastDays > days ? [`${row.id} has a washout whose least days are more than its days`] : []),
      ...except.flatMap(({ medication }) => unknownSelector(row.id, medication, names)),
    ]),
    ...(row.washoutNote !== undefined && (row.washouts ?? []).length === 0
      ? [`${row.id} names a washout in words that is not worked out`]
      : []),
  ];
}

function populationFaults(row: PopulationRow, names: Names): string[] {
  const numbers = row.branches.some(
    ({ maxMg, maxMgPerKg, startMg, factor }) => maxMg ?? maxMgPerKg ?? startMg ?? factor,
  );
  return [
    ...unknownSelector(row.id, row.of, names),
    ...uncited(row.id, row.sources, names),
    ...row.branches.flatMap((branch) => [
      ...conditionFaults(row.id, branch.when, names),
      ...(branch.unless ?? []).flatMap((selector) => unknownSelector(row.id, selector, names)),
      ...(branch.eased?.by ?? []).flatMap((selector) => unknownSelector(row.id, selector, names)),
    ]),
    ...(row.numeric !== undefined && !numbers && !row.numeric.startsWith("factor")
      ? [`${row.id} has the figure "${row.numeric}", and no branch that holds it`]
      : []),
  ];
}

function conditionFaults(id: string, condition: PersonCondition, names: Names): string[] {
  const selectors = [
    ...(condition.member ?? []),
    ...(condition.with ?? []),
    ...(condition.count === undefined ? [] : [condition.count.of]),
  ];
  const medicines = [condition.dose?.of, condition.form?.of, condition.stoppedWithin?.of].filter(
    (one) => one !== undefined,
  );
  return [
    ...[...selectors, ...medicines].flatMap((selector) => unknownSelector(id, selector, names)),
    ...(condition.condition ?? [])
      .filter((group) => !names.groups.has(group))
      .map((group) => `${id} asks for the condition "${group}", which has no group`),
  ];
}

function unknownSelector(id: string, selector: string, { ingredients, classes }: Names): string[] {
  const known = selector.startsWith("class:")
    ? classes.has(selector.slice("class:".length))
    : ingredients.has(selector);
  return known ? [] : [`${id} names "${selector}", which is no class or ingredient`];
}

function uncited(id: string, sources: readonly string[], { references }: Names): string[] {
  if (sources.length === 0) return [`${id} names no source`];
  return sources
    .filter((source) => !references.has(source))
    .map((source) => `${id} cites "${source}", which is not a reference`);
}

/** The order of a pair has no meaning: the same two named again, in either order, are one row too many. */
function pairName({ a, b, together, id }: InteractionRow): string {
  return together === undefined ? [a, b].toSorted().join(" with ") : id;
}

function twice(all: readonly string[], what: string): string[] {
  const seen = new Set<string>();
  return all.flatMap((one) => {
    const again = seen.has(one);
    seen.add(one);
    return again ? [`${what} "${one}" is there twice`] : [];
  });
}

/** A check of no row, one row twice, and words of a limit that its row does not say. */
function checkFaults({ monitoring, monitoringChecks: { checks, entered } }: MedicationCatalogue): string[] {
  const rows = new Map(monitoring.map((row) => [row.id, row]));
  return [
    ...Object.entries(entered).flatMap(([test, { units }]) =>
      units
        .filter(({ least, most }) => least >= most)
        .map(({ unit }) => `${test}: nothing in ${unit} could be entered`),
    ),
    ...twice(
      checks.map(({ row }) => row),
      "check of",
    ),
    ...checks.flatMap(({ row, limits = [] }) => {
      const action = rows.get(row)?.action;
      if (action === undefined) return [`${row}: there is no such row`];
      return limits
        .filter((limit) => !action.includes(limit.action) || !action.includes(String(limit.value)))
        .map((limit) => `${row}: its row does not say "${limit.value}: ${limit.action}"`);
    }),
  ];
}
