import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { checkRegimen } from "../clinical/medication/check-regimen.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { readAsked } from "./interactions.ts";
import { interactionsReport } from "./interactions-report.ts";
import { lookUpMedication } from "./medication.ts";
import { medicationReport } from "./medication-report.ts";

const knowledge = loadKnowledge();
const folder = mkdtempSync(join(tmpdir(), "interactions-"));
afterAll(() => rmSync(folder, { recursive: true }));
const file = (content: unknown) => {
  const path = join(folder, "regimen.json");
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
};

test("reads names with a person, and a file with doses", () => {
  expect(readAsked("sertraline, tramadol", { age: "70", sex: "F" })).toEqual({
    regimen: [{ name: "sertraline" }, { name: "tramadol" }],
    context: { age: 70, sex: "F" },
  });
  const regimen = [{ name: "lithium", doseMgPerDay: 900 }];
  expect(readAsked(file({ regimen, context: { pregnant: 1 } }), {})).toEqual({ regimen, context: { pregnant: 1 } });
});

test("refuses impossible doses, ages, fields and files, each by its place", () => {
  const faults = (list: string, options = {}) => {
    const read = readAsked(list, options);
    return "faults" in read ? read.faults : [];
  };
  expect(
    faults(
      file({
        regimen: [
          { name: "lithium", doseMgPerDay: -3 },
          { name: "x", dose: 3 },
        ],
      }),
    ),
  ).toEqual([
    expect.stringMatching(/regimen\.json: regimen\[0\]: doseMgPerDay: /),
    expect.stringMatching(/regimen\.json: regimen\[1\]: -: .*dose/),
  ]);
  expect(faults(file("{"))).toEqual([expect.stringMatching(/is not JSON/)]);
  expect(faults("sertraline", { age: "minus" })).toEqual([expect.stringMatching(/--age/)]);
  expect(faults("sertraline", { sex: "purple" })).toEqual([expect.stringMatching(/--sex/)]);
  expect(faults(" , ")).toEqual([expect.stringMatching(/no name/)]);
});

test("the page says what was not checked in plain sight", () => {
  const check = checkRegimen([{ name: "setraline" }], {}, knowledge, "2028-01-01");
  const page = interactionsReport(check, 1);
  expect(page).toMatch(/out of date/);
  expect(page).toMatch(/“setraline” is not known and was NOT CHECKED. Did you mean sertraline\?/);
  expect(page).not.toMatch(/nothing found/);
});

test("shows a medicine, a combination, a class, and offers near names", () => {
  expect(lookUpMedication("Vivitrol", knowledge)).toMatchObject({ name: "naltrexone XR", parent: "naltrexone" });
  expect(lookUpMedication("Lybalvi", knowledge)).toMatchObject({
    ingredients: [{ name: "olanzapine" }, { name: "samidorphan" }],
  });
  expect(lookUpMedication("SSRIs", knowledge)).toMatchObject({ members: expect.arrayContaining(["sertraline"]) });
  expect(lookUpMedication("setraline", knowledge)).toEqual({ unknown: ["setraline"], near: ["sertraline"] });
  const clozapine = lookUpMedication("clozapine", knowledge);
  expect("interactions" in clozapine && medicationReport(clozapine)).toMatch(/MON027 {2}ANC/);
});
