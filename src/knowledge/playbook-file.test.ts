import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import type { Playbook, Rule, RuleTable } from "../clinical/findings/playbook.ts";
import { loadKnowledge } from "./load.ts";
import { checkPlaybook, readPlaybookDraft, readPlaybookFile } from "./playbook-file.ts";

const knowledge = loadKnowledge();
const standard = knowledge.playbook;
const folder = mkdtempSync(join(tmpdir(), "accord-playbook-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(content: string): string {
  const path = join(folder, "ours.json");
  writeFileSync(path, content);
  return path;
}
const weeks = standard.tables.findIndex(({ id }) => id === "PIV-2");
const [table, row] = [standard.tables[weeks], standard.tables[weeks]?.rules[0]] as [RuleTable, Rule];

/** The standard playbook with one table changed. */
function withTable(changed: Partial<RuleTable>): Playbook {
  return { ...standard, tables: standard.tables.map((one, index) => (index === weeks ? { ...one, ...changed } : one)) };
}
const withRows = (rules: readonly Rule[]) => withTable({ rules: [...rules] });
const faultsOf = (json: unknown) => {
  const read = checkPlaybook(json, knowledge);
  return "faults" in read ? read.faults.map(({ place, reason }) => `${place}: ${reason}`) : [];
};

describe("a playbook still being written", () => {
  const faults = (path: string) => {
    const read = readPlaybookDraft(path, knowledge);
    return "faults" in read ? read.faults.map(({ place, reason }) => `${place}: ${reason}`) : [];
  };

  test("is read from a folder", () => {
    const read = readPlaybookDraft("knowledge/playbook/standard", knowledge);
    expect("playbook" in read && read.playbook).toEqual(standard);
  });

  test("in a folder without its tables says which file is missing", () => {
    writeFileSync(join(folder, "playbook.json"), JSON.stringify({ ...standard, tables: ["gone"] }));
    expect(faults(folder)).toEqual(["tables/gone.json: cannot be read"]);
  });

  test("one file of tables is held against the rest of the standard, with its holes", () => {
    expect(faults(file(JSON.stringify({ tables: [table] })))).toEqual([]);
    const holed = { ...table, rules: table.rules.filter(({ id }) => id !== "PIV-W4-1") };
    expect(faults(file(JSON.stringify({ tables: [holed] })))).not.toEqual([]);
  });

  test("one file of tables is not a playbook to be followed", () => {
    expect("faults" in readPlaybookFile(file(JSON.stringify({ tables: [table] })), knowledge)).toBe(true);
  });
});

describe("a playbook in one file", () => {
  test("comes back as it was printed", () => {
    const read = readPlaybookFile(file(JSON.stringify(standard)), knowledge);
    expect("playbook" in read && read.playbook).toEqual(standard);
  });

  test("that is not JSON, or not there, is refused without a word of what it holds", () => {
    expect(readPlaybookFile(file('{"secret"'), knowledge)).toMatchObject({
      faults: [{ reason: expect.stringMatching(/^is not JSON/) }],
    });
    expect(readPlaybookFile(join(folder, "none.json"), knowledge)).toMatchObject({
      faults: [{ reason: "cannot be read" }],
    });
  });

  test("names the place of a field nobody knows", () => {
    expect(faultsOf({ ...standard, owners: "us" })).toEqual([expect.stringMatching(/: Unrecognized key/)]);
  });

  test("names the place of a row that reads a fact nobody knows", () => {
    const lost = { ...row, when: { fact: "symptom.improvment", below: 20 } } as Rule;
    expect(faultsOf(withRows([lost, ...table.rules]))).toContain(
      `tables.${weeks}.rules.0.when: ${row.id} reads "symptom.improvment", which is not a fact`,
    );
  });

  test("refuses the same row twice, and takes two rows of one id that differ", () => {
    const twice = faultsOf(withRows([...table.rules, row]));
    expect(twice).toContain(
      `tables.${weeks}.rules.${table.rules.length}: ${row.id} ${row.category} is the same row as tables.${weeks}.rules.0`,
    );
  });

  test("refuses levels that silence each other in a circle", () => {
    const levels = standard.levels.map((level) =>
      level.name === "default" ? { ...level, silences: ["adherence"] } : level,
    );
    expect(faultsOf({ ...standard, levels })).toContainEqual(
      expect.stringMatching(/^levels: levels silence each other in a circle: .*adherence → .*default/),
    );
  });

  test("refuses a table with a hole, and says where it lies", () => {
    const holed = withTable({
      id: "OURS",
      enter: { all: [] },
      rules: [{ ...row, when: { fact: "symptom.weeks", below: 6 } }],
      complete: { domain: { "symptom.weeks": { called: "week", from: 0 } } },
    });
    expect(faultsOf(holed)).toContain(`tables.${weeks}: table OURS: week 6 or more: no row answers`);
  });
});
