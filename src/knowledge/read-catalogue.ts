import type { z } from "zod";
import type { Filed, KnowledgeFault } from "../clinical/knowledge/check-knowledge.ts";
import {
  choicesFile,
  classesFile,
  combinationsFile,
  expectationsFile,
  hypersensitivityFile,
  interactionsFile,
  longActingFile,
  missedDoseFile,
  monitoringChecksFile,
  monitoringFile,
  opioidCareFile,
  populationFile,
  productWordsFile,
  regimenRulesFile,
} from "../clinical/knowledge/knowledge-files.ts";
import type { MedicationCatalogue } from "../clinical/medication/medication-catalogue.ts";
import { readKnowledgeFiles } from "./read-knowledge-files.ts";

/** What is known of medicines beside the ingredients; a file that is missing or does not parse adds its faults and counts as empty. */
export function readCatalogue(root: string, faults: KnowledgeFault[]) {
  const read = <T extends z.ZodType>(name: string, schema: T): z.infer<T> | undefined =>
    readKnowledgeFiles(root, "medications", schema, faults, (file) => file === name)[0]?.value;
  const classes = read("classes.json", classesFile);
  const combinations = read("combinations.json", combinationsFile);
  const interactions = read("interactions.json", interactionsFile);
  const population = read("population.json", populationFile);
  const monitoring = read("monitoring.json", monitoringFile);
  const expectations = read("expectations.json", expectationsFile);
  const missed = read("missed-dose.json", missedDoseFile);
  const longActing = read("long-acting.json", longActingFile);
  const opioidCare = read("opioid-care.json", opioidCareFile);
  const choices = read("choices.json", choicesFile);
  const checks = read("monitoring-checks.json", monitoringChecksFile);
  const words = read("product-words.json", productWordsFile);
  const hypersensitivity = read("hypersensitivity.json", hypersensitivityFile);
  const rules = read("regimen-rules.json", regimenRulesFile);
  const catalogue: MedicationCatalogue = {
    version: interactions?.version ?? "",
    classes: classes?.classes ?? [],
    combinations: combinations?.combinations ?? [],
    interactions: interactions?.rows ?? [],
    population: population?.rows ?? [],
    conditionGroups: population?.conditionGroups ?? {},
    monitoring: monitoring?.rows ?? [],
    cards: expectations?.cards ?? [],
    missedDoses: missed?.rows ?? [],
    injections: longActing?.products ?? [],
    opioidCare: opioidCare ?? NO_OPIOID_CARE,
    choices: { conditions: choices?.conditions ?? [], profile: choices?.profile ?? [] },
    monitoringChecks: {
      tests: checks?.tests ?? {},
      units: checks?.units ?? {},
      entered: checks?.entered ?? {},
      checks: checks?.checks ?? [],
    },
    hypersensitivity: hypersensitivity ?? NO_HYPERSENSITIVITY,
    rules: rules ?? NO_RULES,
    productWords: { salts: words?.salts ?? [], modified: words?.modified ?? [], plain: words?.plain ?? [] },
  };
  const citations = Object.entries({
    classes,
    combinations,
    population,
    checks,
    words,
    hypersensitivity,
    rules,
    expectations,
    missed,
    longActing,
    opioidCare,
    choices,
  }).flatMap(([name, file]): Filed<readonly string[]>[] =>
    file === undefined ? [] : [{ file: `knowledge/medications/${name}`, value: file.sources }],
  );
  return { catalogue, citations };
}

/** Stand in while the faults are gathered; knowledge with a fault is never used. */
const NO_OPIOID_CARE: MedicationCatalogue["opioidCare"] = {
  cows: { gate: 0, mayChoose: 0, recheckHours: [0, 0], mark: "PD", sources: [] },
  waits: [],
  firstDay: {
    firstMg: 0,
    cautiousMg: 0,
    furtherMg: 0,
    recheckMinutes: [0, 0],
    mostMg: [0, 0],
    mark: "PD",
    sources: [],
  },
  secondDay: { typicalMg: 0, plusMg: 0, mark: "PD", sources: [] },
  inductionDays: 0,
  targetMg: 0,
  cravings: { calmAtMost: 0, highFrom: 0, mark: "PD", sources: [] },
  screens: { earlyEveryDays: 1, earlyDays: 0, laterEveryDays: 1, mark: "PD", sources: [] },
  naltrexone: { shortActingDays: 0, longActingDays: 0, mark: "PD", sources: [] },
};
const NO_RULES: MedicationCatalogue["rules"] = {
  asOf: "",
  reviewBy: "",
  duplicates: [],
  sameIngredient: { severity: "major", overlapSeverity: "minor", management: "", overlap: "", sources: [] },
  burdens: [],
  together: [],
  restarts: [],
  childBearingAge: { from: 0, to: 0 },
  sources: [],
};
const NO_HYPERSENSITIVITY: MedicationCatalogue["hypersensitivity"] = {
  geneTests: [],
  ownAllergy: { severity: "major", severe: "contraindicated", management: "", sources: [], mark: "PD" },
  crossAllergies: [],
};
