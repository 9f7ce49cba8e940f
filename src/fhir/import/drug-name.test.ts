import { expect, it } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { loadFhirCodes } from "../../knowledge/load-fhir-codes.ts";
import { readDrugName } from "./drug-name.ts";

it.each([
  ["Sertraline 100MG", { ingredient: "sertraline", strengthMg: 100 }],
  ["Zoloft 50 MG Oral Tablet", { ingredient: "sertraline", strengthMg: 50, form: "oral tablet" }],
  [
    "24 HR venlafaxine 75 MG Extended Release Oral Capsule [Effexor]",
    { ingredient: "venlafaxine", strengthMg: 75, form: "extended release oral capsule" },
  ],
  [
    "buprenorphine 2 MG / naloxone 0.5 MG Sublingual Tablet",
    { ingredient: "buprenorphine", strengthMg: 2, form: "sublingual tablet" },
  ],
  [
    "Acetaminophen 325 MG / Oxycodone Hydrochloride 10 MG Oral Tablet [Percocet]",
    { ingredient: "oxycodone", strengthMg: 10, form: "oral tablet" },
  ],
  ["Acetaminophen/Hydrocodone", { ingredient: "hydrocodone" }],
  ["Lithium Carbonate 300 MG Oral Capsule", { ingredient: "lithium", strengthMg: 300, form: "oral capsule" }],
  ["Levothyroxine Sodium 75 MCG Oral Tablet", { ingredient: "levothyroxine", strengthMg: 0.075, form: "oral tablet" }],
  // A concentration is no dose.
  ["10 ML Furosemide 10 MG/ML Injection", { ingredient: "furosemide", form: "injection" }],
  ["NDA020800 0.3 ML Epinephrine 1 MG/ML Auto-Injector", { ingredient: "epinephrine", form: "auto-injector" }],
  ["24hr nicotine transdermal patch", { ingredient: "nicotine", form: "transdermal patch" }],
  ["[Percocet]", { ingredient: "percocet" }],
])("reads %s", (label, name) => {
  expect(readDrugName(label, loadFhirCodes(), loadKnowledge())).toEqual(name);
});

it("reads no name where there is none", () => {
  for (const label of ["", " 20 MG ", "[]"])
    expect(readDrugName(label, loadFhirCodes(), loadKnowledge())).toBeUndefined();
});
