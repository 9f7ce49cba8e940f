import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { searchMedicines } from "./search-medicines.ts";

const knowledge = loadKnowledge();
const found = (text: string) => searchMedicines(knowledge, text).found.map(({ facts, by }) => [facts.name, by]);
const names = (text: string) => found(text).map(([name]) => name);
const near = (text: string) => searchMedicines(knowledge, text).near;

describe("searchMedicines", () => {
  test("finds by generic name, its beginning, a brand, an RxCUI and a product with salt and strength", () => {
    expect(found("Sertraline")[0]).toEqual(["sertraline", null]);
    expect(found("sertral")[0]).toEqual(["sertraline", null]);
    expect(found("Zoloft")[0]).toEqual(["sertraline", "zoloft"]);
    expect(found("zolof")[0]).toEqual(["sertraline", "zoloft"]);
    expect(names("36437")).toContain("sertraline");
    expect(names("sertraline HCl 50 mg tablet")[0]).toBe("sertraline");
  });

  test("takes a combination apart", () => {
    expect(names("Contrave").slice(0, 2)).toEqual(["bupropion", "naltrexone"]);
  });

  test("finds the members of a class by its name, plural, title, and the beginning of them", () => {
    for (const asked of ["ssri", "SSRIs", "benzodiazepine", "Benzodiaz", "long-acting inj"])
      expect(names(asked).length).toBeGreaterThan(2);
    expect(names("ssri")).toContain("sertraline");
    expect(found("ssri").every(([, by]) => by !== null)).toBe(true);
  });

  test("puts an exact name before names that only begin so", () => {
    expect(names("lithium")[0]).toBe("lithium");
    expect(names("fluoxetine")[0]).toBe("fluoxetine");
  });

  test("offers near names for a slip, in a whole name, a half typed one and a class; never takes one for meant", () => {
    expect(found("setraline")).toEqual([]);
    expect(near("setraline")).toContain("sertraline");
    expect(near("setral")).toContain("sertraline");
    expect(near("benzodiazapines")).toContain("benzodiazepines");
  });

  test("every medicine is found first by its own name and by each of its other names", () => {
    for (const facts of knowledge.medications.values())
      for (const name of [facts.name, ...facts.aliases]) expect(names(name), name).toContain(facts.name);
  });

  test("finds nothing for nothing, and nothing near a word that is like no name", () => {
    expect(searchMedicines(knowledge, "  ")).toEqual({ found: [], near: [] });
    expect(searchMedicines(knowledge, "xqzw")).toEqual({ found: [], near: [] });
  });
});
