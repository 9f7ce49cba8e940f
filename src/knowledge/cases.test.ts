import { describe, expect, it } from "vitest";
import { caseFiles } from "./case-files.ts";
import { loadKnowledge } from "./load.ts";

const knowledge = loadKnowledge();
const files = caseFiles();

it("finds case files", () => {
  expect(files.length).toBeGreaterThan(0);
});

describe.each(files.map((one) => [one.file, one] as const))("%s", (_file, { suite, cases }) => {
  it.each(cases.map((one) => [one.name, one] as const))("%s", (_name, one) => {
    const { expected, actual } = suite.run(one, knowledge);
    expect(actual).toEqual(expected);
  });
});
