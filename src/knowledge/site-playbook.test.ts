import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { loadKnowledge } from "./load.ts";
import { type PlaybookState, SitePlaybook } from "./site-playbook.ts";

const standard = loadKnowledge();
let folder: string;
let told: PlaybookState[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "accord-site-"));
  mkdirSync(join(folder, "playbook"));
  told = [];
});
afterEach(() => rmSync(folder, { recursive: true }));

const ours = (version: string, more: object = {}) =>
  JSON.stringify({ ...standard.playbook, id: "ours", version, ...more });
const write = (content: string, name = "ours.json") => writeFileSync(join(folder, "playbook", name), content);
const open = () => new SitePlaybook(standard, folder, (state) => told.push(state));
const circle = {
  levels: standard.playbook.levels.map((level) =>
    level.name === "default" ? { ...level, silences: ["adherence"] } : level,
  ),
};

describe("the playbook of a site", () => {
  test("without a file of its own the standard one is followed", () => {
    const site = open();
    expect(site.knowledge).toBe(standard);
    expect(site.state).toMatchObject({ id: "standard", from: "standard", refused: null });
  });

  test("its own file is followed from the start", () => {
    write(ours("1.0.0"));
    expect(open().state).toMatchObject({ id: "ours", version: "1.0.0", from: "site" });
  });

  test("a wrong change leaves the one before in force and says what is wrong; a right one takes over", () => {
    write(ours("1.0.0"));
    const site = open();
    write(ours("1.1.0", circle));
    site.reload();
    expect(site.knowledge.playbook.version).toBe("1.0.0");
    expect(site.state).toMatchObject({
      version: "1.0.0",
      refused: {
        file: "playbook/ours.json",
        faults: expect.arrayContaining([{ place: "levels", reason: expect.stringMatching(/circle/) }]),
      },
    });
    write(ours("1.2.0"));
    site.reload();
    expect(site.state).toMatchObject({ version: "1.2.0", refused: null });
    expect(told.map(({ version, refused }) => [version, refused !== null])).toEqual([
      ["1.0.0", false],
      ["1.0.0", true],
      ["1.2.0", false],
    ]);
  });

  test("a wrong file at the start leaves the last sound one in force, not the shipped one", () => {
    write(ours("1.0.0"));
    open();
    write("{");
    expect(open().state).toMatchObject({
      id: "ours",
      version: "1.0.0",
      from: "last-sound",
      refused: { file: "playbook/ours.json" },
    });
  });

  test("two files are one too many", () => {
    write(ours("1.0.0"));
    write(ours("2.0.0"), "theirs.json");
    expect(open().state).toMatchObject({
      id: "standard",
      refused: { faults: [{ reason: expect.stringMatching(/beside theirs/) }] },
    });
  });

  test("taken away, the standard one is followed again", () => {
    write(ours("1.0.0"));
    const site = open();
    rmSync(join(folder, "playbook", "ours.json"));
    site.reload();
    expect(site.state).toMatchObject({ id: "standard", from: "standard" });
    expect(open().state).toMatchObject({ id: "standard", from: "standard" });
  });
});
