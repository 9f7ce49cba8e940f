import type { Command } from "commander";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { findProduct } from "../clinical/medication/find-product.ts";
import { type MedicationSheet, medicationSheet } from "../clinical/medication/medication-sheet.ts";
import { classesNamed, searchMedicines } from "../clinical/medication/search-medicines.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { register as registerExport } from "./medication-export.ts";
import { medicationReport } from "./medication-report.ts";

const examples = `
Examples:
  $ accord medication sertraline        what is held on it, with sources
  $ accord medication Vivitrol --json   a brand; one JSON document
  $ accord medication 36437             an RxCUI
  $ accord medication SSRI              a class: its members
  $ accord medication export "Jordan Reyes"    a patient's orders as FHIR R4

A combination product is shown as its ingredients. A name that is not known is not guessed at; near names are offered.
Exit status: 0 shown, 2 wrong use or a name that is not known.`;

/** `accord medication`: what the knowledge base holds on one medicine. */
export function register(program: Command): void {
  const medication = program
    .command("medication")
    .description("show what the knowledge base holds on a medicine: doses, interactions, people, monitoring, sources")
    .argument("<name>", "an ingredient, brand, other name, RxCUI or class")
    .option("--json", "print one JSON document")
    .addHelpText("after", examples)
    .action((name: string, { json }: { readonly json?: boolean }) => {
      const found = lookUpMedication(name, loadKnowledge());
      if ("unknown" in found) {
        console.error(`accord medication: “${name.slice(0, 60)}” is not known${offer(found.near)}`);
        process.exitCode = 2;
      }
      if (json) console.log(JSON.stringify(found));
      else if ("members" in found)
        console.log([`${found.class}:`, ...found.members.map((one) => `  ${one}`)].join("\n"));
      else if ("ingredients" in found) console.log(found.ingredients.map(medicationReport).join("\n\n"));
      else if (!("unknown" in found)) console.log(medicationReport(found));
    });
  registerExport(medication);
}

type Found =
  | MedicationSheet
  | { readonly name: string; readonly ingredients: readonly MedicationSheet[] }
  | { readonly class: string; readonly members: readonly string[] }
  | { readonly unknown: readonly string[]; readonly near: readonly string[] };

/** One medicine, the ingredients of a combination, the members of a class, or what may have been meant. */
export function lookUpMedication(name: string, knowledge: Knowledge): Found {
  const product = findProduct(knowledge, name);
  if (product.kind === "exact") {
    const sheets = product.ingredients.map((one) => medicationSheet(one, knowledge));
    return sheets.length === 1 ? sheets[0]! : { name, ingredients: sheets };
  }
  const { found, near } = searchMedicines(knowledge, name);
  const members = found.filter(({ by }) => by !== null).map(({ facts }) => facts.name);
  if (classesNamed(name, knowledge).length > 0 && members.length > 0) return { class: name, members };
  return { unknown: [name], near: found.length > 0 ? found.slice(0, MOST).map(({ facts }) => facts.name) : near };
}

const MOST = 5;

function offer(near: readonly string[]): string {
  return near.length === 0 ? "" : `; did you mean ${near.join(", ")}?`;
}
