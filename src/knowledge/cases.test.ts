import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { z } from "zod";
import { SUITES } from "./case-suites.ts";
import { loadKnowledge } from "./load.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const knowledge = loadKnowledge();
const caseFile = z.strictObject({
  suite: z.enum(Object.keys(SUITES)),
  about: z.string(),
  cases: z.array(z.looseObject({ name: z.string() })).min(1),
});

const files = globSync("knowledge/**/*.cases.yaml", { cwd: root }).toSorted();

it("finds case files", () => {
  expect(files.length).toBeGreaterThan(0);
});

describe.each(files)("%s", (file) => {
  const { suite, cases } = caseFile.parse(parse(readFileSync(`${root}${file}`, "utf8")));
  it.each(cases.map((one) => [one.name, one] as const))("%s", (_name, one) => {
    const { expected, actual } = SUITES[suite]!(one, knowledge);
    expect(actual).toEqual(expected);
  });
});
