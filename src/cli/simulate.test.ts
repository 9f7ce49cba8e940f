import { execFile } from "node:child_process";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { validateRecord } from "../clinical/record/validate.ts";
import { loadKnowledge } from "../knowledge/load.ts";

const program = fileURLToPath(new URL("./accord.ts", import.meta.url));
const run = promisify(execFile);
const simulate = (...args: string[]) => run(process.execPath, [program, "simulate", ...args], { maxBuffer: 1e9 });

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "accord-simulate-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test("--json alone prints all records as one array, the same bytes each time", async () => {
  const args = ["--patients", "4", "--seed", "7", "--today", "2026-03-02", "--json"];
  const [first, again] = await Promise.all([simulate(...args), simulate(...args)]);
  expect(first.stdout).toBe(again.stdout);
  const records = JSON.parse(first.stdout) as { patient: { id: string } }[];
  expect(records.map(({ patient }) => patient.id)).toEqual(["sim-000001", "sim-000002", "sim-000003", "sim-000004"]);
  expect(JSON.parse((await simulate("--patients", "0", "--seed", "7", "--json")).stdout)).toEqual([]);
});

test("with a folder each patient becomes a record file that can be read back, and one document says what was written", async () => {
  const said = await simulate("--patients", "3", "--seed", "7", "--today", "2026-03-02", "--out", folder, "--json");
  const files = await readdir(folder);
  expect(files.sort()).toEqual(["sim-000001.json", "sim-000002.json", "sim-000003.json"]);
  const knowledge = loadKnowledge();
  let entries = 0;
  for (const file of files) {
    const checked = validateRecord(JSON.parse(await readFile(join(folder, file), "utf8")), knowledge);
    if ("faults" in checked) expect(checked.faults).toEqual([]);
    else entries += checked.record.entries.length;
  }
  expect(JSON.parse(said.stdout)).toEqual({ patients: 3, entries, seed: 7, today: "2026-03-02", folder });
});

test.each([
  [["--patients", "x", "--seed", "7"], "A whole number from 0"],
  [["--patients", "-1", "--seed", "7"], "A whole number from 0"],
  [["--patients", "3"], "--seed"],
  [["--patients", "3", "--seed", "7", "--today", "2026-02-30"], "A real date"],
])("%j is wrong use", async (args, sentence) => {
  const failed = await simulate(...args).catch((error: { code: number; stderr: string; stdout: string }) => error);
  expect(failed).toMatchObject({ code: 2, stdout: "" });
  expect(failed.stderr).toContain(sentence);
});
