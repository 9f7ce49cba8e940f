import { describe, expect, test } from "vitest";
import { compiledCatalogue, ingredientOf } from "../medication/compiled-catalogue.ts";
import { weight } from "../medication/severity.ts";
import { allergiesNotRead, allergyFindings } from "./allergy-findings.ts";
import { knowledge, readRecord } from "./testing/read-record.ts";

const found = (substance: string, medication: string, more: object = {}) => {
  const { entries } = readRecord([{ kind: "allergy", at: "2026-01-05", substance, ...more }]);
  return allergyFindings(entries.of("allergy"), { medication }, knowledge);
};
const said = (...given: Parameters<typeof found>) => found(...given).map(({ rule, severity }) => `${rule} ${severity}`);

describe("allergyFindings", () => {
  test("finds the ordered medicine by any of its names, graver where the reaction was severe, also where nobody knows the name", () => {
    expect(said("Lamictal", "lamotrigine")).toEqual(["ALLERGY major"]);
    expect(said("Lamictal", "lamotrigine", { severity: "severe" })).toEqual(["ALLERGY contraindicated"]);
    expect(said("Blorb", "blorb")).toEqual(["ALLERGY major"]);
    expect(found("Lamictal", "lamotrigine", { reaction: "rash" })[0]?.mechanism).toContain("rash");
  });

  test("finds a cross-reaction by brand, class and combination, in either direction", () => {
    expect(said("Tegretol", "Trileptal")).toEqual(["ALG01 major"]);
    expect(said("Trileptal", "Tegretol")).toEqual(["ALG01 major"]);
    expect(said("Celexa", "escitalopram")).toEqual(["ALG03 contraindicated"]);
    expect(said("benzodiazepines", "lorazepam")).toEqual(["ALG07 major"]);
    expect(said("amitriptyline", "carbamazepine")).toEqual(["ALG02 contraindicated"]);
  });

  test("answers for a long-acting product by its ingredient", () => {
    expect(said("risperidone", "paliperidone palmitate (1-month)")).toEqual(["ALG04 contraindicated"]);
  });

  test("says one thing of one allergy, and nothing of a medicine that is not alike", () => {
    expect(said("carbamazepine", "carbamazepine")).toEqual(["ALLERGY major"]);
    expect(said("sertraline", "fluoxetine")).toEqual([]);
    expect(said("peanut", "sertraline")).toEqual([]);
  });

  test("names the allergies that it cannot read, each once", () => {
    const told = ["peanut", "peanut", "sertraline hydrochloride", "Lamictal", "benzodiazepines", "contrast medium"];
    const { entries } = readRecord(told.map((substance) => ({ kind: "allergy", at: "2026-01-05", substance })));
    expect(allergiesNotRead(entries.of("allergy"), knowledge)).toEqual(["peanut", "contrast medium"]);
  });

  const { members } = compiledCatalogue(knowledge);
  test.each(knowledge.catalogue.hypersensitivity.crossAllergies.map((row) => [row.id, row] as const))(
    "%s speaks of every two of its members, with a source that exists",
    (_id, row) => {
      const all = row.of.flatMap(members);
      for (const [place, one] of all.entries())
        for (const other of all.slice(place + 1)) {
          if (ingredientOf(one) === ingredientOf(other)) continue;
          const [gravest] = found(one.name, other.name);
          expect(weight(gravest!.severity), `${one.name} ${other.name}`).toBeGreaterThanOrEqual(weight(row.severity));
        }
      for (const source of row.sources) expect(knowledge.references.has(source)).toBe(true);
    },
  );
});
