import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkKnowledge, type Filed, type KnowledgeFault } from "../clinical/knowledge/check-knowledge.ts";
import { instrumentSchema } from "../clinical/knowledge/instrument.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import {
  crisisFile,
  medicationsFile,
  messagesFile,
  ordersFile,
  referencesFile,
  safetyFile,
} from "../clinical/knowledge/knowledge-files.ts";
import { orderFaults } from "../clinical/knowledge/order-content-faults.ts";
import { cardFaults } from "../clinical/medication/card/card-faults.ts";
import { catalogueFaults } from "../clinical/medication/catalogue-faults.ts";
import { choiceFaults } from "../clinical/medication/choice/choice-faults.ts";
import { hypersensitivityFaults } from "../clinical/medication/hypersensitivity/hypersensitivity-faults.ts";
import { injectionFaults } from "../clinical/medication/injection/injection-faults.ts";
import { missedDoseFaults } from "../clinical/medication/missed-dose/missed-dose-faults.ts";
import { pharmacyFaults } from "../clinical/medication/pharmacy-faults.ts";
import { freezeDeep } from "./freeze-deep.ts";
import { KnowledgeError } from "./knowledge-error.ts";
import { readCatalogue } from "./read-catalogue.ts";
import { readKnowledgeFiles } from "./read-knowledge-files.ts";
import { readPharmacy } from "./read-pharmacy.ts";
import { readPlaybooks } from "./read-playbooks.ts";

/** In the folder of alerts, but no rules: what a person in danger is told. */
const CRISIS_FILE = "crisis.json";
const KNOWLEDGE_FOLDER = fileURLToPath(new URL("../../knowledge", import.meta.url));

/** All clinical content, read, checked whole and frozen. Throws a `KnowledgeError` with every fault of every file. */
export function loadKnowledge(root: string = KNOWLEDGE_FOLDER): Knowledge {
  const faults: KnowledgeFault[] = [];
  const instruments = readKnowledgeFiles(root, "instruments", instrumentSchema, faults);
  const formularies = readKnowledgeFiles(
    root,
    "medications",
    medicationsFile,
    faults,
    (name) => name === "ingredients.json",
  );
  const medicines = readCatalogue(root, faults);
  const { pharmacy, citations: pharmacyCitations } = readPharmacy(root, faults);
  const alerts = readKnowledgeFiles(root, "alerts", safetyFile, faults, (name) => name !== CRISIS_FILE);
  const crisis = readKnowledgeFiles(root, "alerts", crisisFile, faults, (name) => name === CRISIS_FILE);
  const orders = readKnowledgeFiles(root, "orders", ordersFile, faults);
  const bibliographies = readKnowledgeFiles(root, "references", referencesFile, faults);
  const playbooks = readPlaybooks(root, faults);
  const messages = readMessages(root, faults);

  const medications = parts(formularies, (file) => file.medications);
  const safetyRules = parts(alerts, (file) => file.rules);
  const references = parts(bibliographies, (file) => file.references);
  const citations = [
    ...[...formularies, ...alerts, ...crisis, ...orders, ...playbooks].map(({ file, value }) => ({
      file,
      value: value.sources,
    })),
    ...medicines.citations,
    ...pharmacyCitations,
  ];
  const messageKeys = new Set(messages.get("en")?.keys());
  faults.push(...orders.flatMap((one) => orderFaults(one, medications, messageKeys)));
  faults.push(
    ...checkKnowledge({ instruments, medications, safetyRules, references, playbooks, citations, messageKeys }),
  );
  if (pharmacy !== undefined) {
    const names = { medicines: medications.map(({ value }) => value), references: idsOf(references), messageKeys };
    faults.push(...pharmacyFaults(pharmacy, names));
  }

  faults.push(
    ...catalogueFaults(
      medicines.catalogue,
      medications.map(({ value }) => value),
      new Set(references.map(({ value }) => value.id)),
    ),
  );

  faults.push(
    ...hypersensitivityFaults(
      medicines.catalogue,
      medications.map(({ value }) => value),
      new Set(references.map(({ value }) => value.id)),
    ),
    ...missedDoseFaults(medicines.catalogue, medications, messageKeys),
    ...injectionFaults(medicines.catalogue.injections, medications, idsOf(references)),
    ...cardFaults(medicines.catalogue, medications, messageKeys),
    ...choiceFaults(medicines.catalogue, medications, messageKeys, playbooks),
  );

  const playbook = playbooks.find(({ value }) => value.id === "standard")?.value;
  if (playbook === undefined) faults.push({ file: "knowledge/playbook", reason: 'no playbook has the id "standard"' });
  const help = crisis[0]?.value;
  const ordering = orders[0]?.value;
  if (playbook === undefined || help === undefined || ordering === undefined || pharmacy === undefined)
    throw new KnowledgeError(faults);
  if (faults.length > 0) throw new KnowledgeError(faults);
  return freezeDeep({
    playbook,
    instruments: byKey(instruments, (instrument) => instrument.id),
    medications: byKey(medications, (medicine) => medicine.name),
    catalogue: medicines.catalogue,
    pharmacy,
    safetyRules: safetyRules.map(({ value }) => value),
    crisis: { countries: help.countries, elsewhere: help.elsewhere },
    orders: ordering,
    references: byKey(references, (reference) => reference.id),
    messages,
  });
}

function parts<F, T>(files: readonly Filed<F>[], of: (file: F) => readonly T[]): Filed<T>[] {
  return files.flatMap(({ file, value }) => of(value).map((part) => ({ file, value: part })));
}

function idsOf(filed: readonly Filed<{ readonly id: string }>[]): ReadonlySet<string> {
  return new Set(filed.map(({ value }) => value.id));
}

function byKey<T>(filed: readonly Filed<T>[], key: (value: T) => string): ReadonlyMap<string, T> {
  return new Map(filed.map(({ value }) => [key(value), value]));
}

/** One catalogue a language, put together from its files; each file holds the keys that begin with its own name. */
function readMessages(root: string, faults: KnowledgeFault[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const languages = readdirSync(join(root, "messages"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return new Map(
    languages.map(({ name: language }) => {
      const catalogue = new Map<string, string>();
      for (const { file, value } of readKnowledgeFiles(root, `messages/${language}`, messagesFile, faults)) {
        const prefix = `${file.slice(file.lastIndexOf("/") + 1, -".json".length)}.`;
        for (const [key, template] of Object.entries(value)) {
          if (!key.startsWith(prefix))
            faults.push({ file, reason: `the key "${key}" does not begin with "${prefix}"` });
          catalogue.set(key, template);
        }
      }
      return [language, catalogue] as const;
    }),
  );
}
