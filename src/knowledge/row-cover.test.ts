import { expect, test } from "vitest";
import { caseFiles } from "./case-files.ts";
import { loadKnowledge } from "./load.ts";
import { uncovered } from "./row-cover.ts";

const knowledge = loadKnowledge();
const cases = caseFiles().flatMap(({ suite, cases: all }) => all.flatMap((one) => suite.records(one, knowledge)));
const gaps = uncovered(cases, knowledge);
const tables = knowledge.playbook.tables.map(({ id }) => id);

test.each(tables)("%s: every row fires and just misses, and each threshold is met from both sides", (id) => {
  expect(gaps.get(id) ?? []).toEqual([]);
});

test("a row of which the cases show nothing is named, with each side of its threshold", () => {
  expect(uncovered([], knowledge).get("SEQ-care")).toEqual(
    expect.arrayContaining([
      "SEQ-O3 augment-medication fires in no case",
      "SEQ-O3 augment-medication just misses in no case",
      "SEQ-O3 augment-medication: no case at or under 2 of ocd.failedSsris",
    ]),
  );
});
