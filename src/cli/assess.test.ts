import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { assessFiles } from "./assess.ts";
import { assessmentReport } from "./assessment-report.ts";

const knowledge = loadKnowledge();
const folder = mkdtempSync(join(tmpdir(), "accord-assess-"));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === "string" ? content : JSON.stringify(content));
  return path;
}
const record = (id: string, entries: unknown[]) => ({ format: "accord-record/1", patient: { id, name: "P" }, entries });
const score = (id: string, at: string, total: number) => ({
  id,
  kind: "score",
  at,
  instrument: "PHQ-9",
  total,
  safetyItem: 0,
});

describe("assessFiles", () => {
  test("gives one document a file, in the order given", () => {
    const files = ["b", "a"].map((id) => file(`${id}.json`, record(id, [score("e1", "2026-03-01", 12)])));
    const outcome = assessFiles(files, "2026-03-02", undefined, knowledge);
    expect("documents" in outcome && outcome.documents.map(({ patient, asOf }) => [patient, asOf])).toEqual([
      ["b", "2026-03-02"],
      ["a", "2026-03-02"],
    ]);
  });

  test("takes nothing where anything is wrong, and names every fault of every file", () => {
    const good = file("good.json", record("g", []));
    const bad = file("bad.json", record("x", [score("e1", "2026-02-30", 9), score("e2", "2026-02-01", 99)]));
    const broken = file("broken.json", '{"patient": "Secret Name" x');
    const outcome = assessFiles([good, bad, broken, join(folder, "none.json")], "2026-13-01", undefined, knowledge);
    const faults = "faults" in outcome ? outcome.faults : [];
    expect(faults[0]).toBe('--as-of: "2026-13-01" is not a real date (YYYY-MM-DD)');
    expect(faults).toContainEqual(expect.stringMatching(/bad\.json: e1: at: must be a real date/));
    expect(faults).toContainEqual(expect.stringMatching(/bad\.json: e2: total: /));
    expect(faults).toContainEqual(expect.stringMatching(/broken\.json: -: -: is not JSON/));
    expect(faults).toContainEqual(expect.stringMatching(/none\.json: -: -: cannot be read/));
    expect(faults.join()).not.toContain("Secret");
  });

  test("reads a file that opens with a byte order mark", () => {
    const marked = file("marked.json", `\uFEFF${JSON.stringify(record("m", []))}`);
    expect(assessFiles([marked], "2026-03-02", undefined, knowledge)).toHaveProperty("documents");
  });

  test("refuses a field that is given twice: which birth is meant only the writer knows", () => {
    const text =
      '{"format":"accord-record/1","patient":{"id":"p","name":"P","birthDate":"1980-01-01","birthDate":"1981-01-01"},"entries":[]}';
    const outcome = assessFiles([file("twice.json", text)], "2026-03-02", undefined, knowledge);
    expect("faults" in outcome && outcome.faults).toEqual([
      expect.stringMatching(/twice\.json: -: patient\.birthDate: is given twice$/),
    ]);
  });

  test("reads another playbook, and refuses one that points at nothing", () => {
    const own = { ...knowledge.playbook, id: "ours", version: "2.0.0" };
    const input = [file("r.json", record("r", []))];
    const outcome = assessFiles(input, "2026-03-02", file("ours.json", own), knowledge);
    expect(outcome).toMatchObject({ documents: [{ playbook: { id: "ours", version: "2.0.0" } }] });
    const table = own.tables[0];
    const lost = { ...own, tables: [{ ...table, enter: { fact: "symptom.improvment", below: 20 } }] };
    const refused = assessFiles(input, "2026-03-02", file("lost.json", lost), knowledge);
    expect("faults" in refused && refused.faults[0]).toMatch(
      /lost\.json: -: tables\.0\.enter: table .* reads "symptom.improvment", which is not a fact/,
    );
  });
});

test("the report says what is unknown, and why a finding is made", () => {
  const input = file("p.json", record("p", [score("e1", "2026-03-01", 12)]));
  const outcome = assessFiles([input], "2026-03-02", undefined, knowledge);
  const page = "documents" in outcome ? outcome.documents.map(assessmentReport).join() : "";
  expect(page).toMatch(/^p, as of 2026-03-02 \(playbook standard /);
  expect(page).toMatch(/Side effects\s+unknown: /);
  expect(page).toMatch(/▶ needs-data/);
  expect(page).toMatch(/because No step, therapy or medicine is recorded yet; PHQ-9 is 12/);
});
