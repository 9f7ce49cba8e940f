import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadKnowledge } from "./load.ts";

// biome-ignore lint/suspicious/noExplicitAny: a file is broken on purpose, against its schema.
type Any = any;
let root = "";
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), "catalogue-"));
  cpSync(fileURLToPath(new URL("../../knowledge", import.meta.url)), root, { recursive: true });
});
afterAll(() => rmSync(root, { recursive: true }));

/** Faults with one file broken; the file is put back. */
function faultsWith(name: string, change: (content: Any) => void): string {
  const file = join(root, "medications", name);
  const whole = readFileSync(file, "utf8");
  const content: Any = JSON.parse(whole);
  change(content);
  writeFileSync(file, JSON.stringify(content));
  try {
    loadKnowledge(root);
    return "";
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  } finally {
    writeFileSync(file, whole);
  }
}

const broken: readonly (readonly [string, string, (content: Any) => void, RegExp])[] = [
  [
    "a class nobody lists",
    "ingredients.json",
    (c) => c.medications[0].classes.push("ghost"),
    /class "ghost", which is not listed/,
  ],
  [
    "a unit that does not parse",
    "ingredients.json",
    (c) => Object.assign(c.medications[0], { doseUnit: "mg/fortnight" }),
    /doseUnit/,
  ],
  [
    "a unit without doses in it",
    "ingredients.json",
    (c) => Object.assign(c.medications[0], { doseUnit: "mg/month" }),
    /dose unit without doses/,
  ],
  [
    "a dangling class in a pair",
    "interactions.json",
    (c) => Object.assign(c.rows[0], { a: "class:ghost" }),
    /DDI001 names "class:ghost"/,
  ],
  [
    "a dangling ingredient in a pair",
    "interactions.json",
    (c) => Object.assign(c.rows[0], { b: "unobtainium" }),
    /DDI001 names "unobtainium"/,
  ],
  [
    "a pair without a source",
    "interactions.json",
    (c) => Object.assign(c.rows[0], { sources: [] }),
    /rows\.0\.sources/,
  ],
  [
    "a source that is no reference",
    "interactions.json",
    (c) => Object.assign(c.rows[0], { sources: ["hearsay"] }),
    /cites "hearsay"/,
  ],
  [
    "an id twice",
    "interactions.json",
    (c) => Object.assign(c.rows[1], { id: "DDI001" }),
    /interaction id "DDI001" is there twice/,
  ],
  [
    "a pair said again the other way round",
    "interactions.json",
    (c) => Object.assign(c.rows[1], { a: c.rows[0].b, b: c.rows[0].a }),
    /pair "class:maoi with class:ssri" is there twice/,
  ],
  [
    "a washout that is only words",
    "interactions.json",
    (c) => delete c.rows[0].washouts,
    /washout in words that is not worked out/,
  ],
  ["a pair with one side", "interactions.json", (c) => delete c.rows[0].b, /needs a and b, or together/],
  [
    "a condition without a group",
    "population.json",
    (c) => Object.assign(c.rows[0].branches[0], { when: { condition: ["ghost"] } }),
    /"ghost", which has no group/,
  ],
  [
    "a figure no branch holds",
    "population.json",
    (c) => Object.assign(c.rows[0], { numeric: "max 20" }),
    /figure "max 20"/,
  ],
  [
    "a condition that asks nothing",
    "population.json",
    (c) => Object.assign(c.rows[0].branches[0], { when: {} }),
    /needs a part/,
  ],
  [
    "a monitored class that is none",
    "monitoring.json",
    (c) => Object.assign(c.rows[0], { of: "class:ghost" }),
    /MON001 names "class:ghost"/,
  ],
  [
    "a combination of nothing known",
    "combinations.json",
    (c) => c.combinations[0].ingredients.push("unobtainium"),
    /"unobtainium"/,
  ],
  [
    "a brand with two meanings",
    "combinations.json",
    (c) => c.combinations[0].aliases.push("zoloft"),
    /"zoloft" is a name of sertraline too/,
  ],
  [
    "a class without a member",
    "classes.json",
    (c) => c.classes.push({ name: "empty", title: "empty", sources: ["general-knowledge"] }),
    /"empty" has no member/,
  ],
  [
    "facts out of date when they were written",
    "regimen-rules.json",
    (c) => Object.assign(c, { reviewBy: "2020-01-01" }),
    /out of date/,
  ],
];

test.each(broken)("the build fails on %s", (_what, file, change, reason) => {
  expect(faultsWith(file, change)).toMatch(reason);
});

test("the build fails where a file is missing", () => {
  const file = join(root, "medications", "interactions.json");
  const whole = readFileSync(file, "utf8");
  rmSync(file);
  expect(() => loadKnowledge(root)).toThrow(/medications/);
  writeFileSync(file, whole);
  expect(loadKnowledge(root).catalogue.interactions.length).toBeGreaterThan(400);
});
