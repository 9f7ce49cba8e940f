import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { RECORD_FORMAT } from "../record/record.ts";
import { validateRecord } from "../record/validate.ts";
import { assess } from "./assess.ts";
import { findingCards } from "./finding-cards.ts";

const knowledge = loadKnowledge();
const DAY = "2026-03-02";

function recordOf(
  medicines: readonly (readonly [string, number])[],
  more: readonly object[] = [],
  patient: object = {},
) {
  const orders = medicines.map(([medication, doseMg], place) => ({
    id: `m${place}`,
    kind: "medication",
    at: "2026-02-01",
    orderId: `o${place}`,
    action: "start",
    medication,
    doseMg,
  }));
  const entries = [
    { id: "c", kind: "condition", at: "2026-01-05", condition: "mdd", status: "active" },
    ...orders,
    ...more,
  ];
  const read = validateRecord(
    { format: RECORD_FORMAT, patient: { id: "p", name: "P", ...patient }, entries },
    knowledge,
  );
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.record;
}
const found = (...given: Parameters<typeof recordOf>) => assess(recordOf(...given), DAY, knowledge).findings;
const said = (...given: Parameters<typeof recordOf>) =>
  found(...given).map(({ rule, category }) => `${category} ${rule}`);

describe("regimenFindings", () => {
  test("says a major pair beside the plan, never first, with reasons, sources and an act", () => {
    const findings = found([
      ["sertraline", 100],
      ["tramadol", 50],
    ]);
    expect(findings.filter(({ primary }) => primary)).toEqual([findings[0]]);
    expect(findings.find(({ category }) => category === "interaction")).toMatchObject({
      rule: "DDI055/sertraline+tramadol",
      primary: false,
      because: ["sertraline with tramadol: serotonergic; seizure threshold; CYP2D6 inhibition (major)"],
      do: ["Avoid; prefer non-serotonergic analgesic."],
      sources: ["label-tramadol", "fda-dsc-2016", "general-knowledge"],
      forRoles: ["prescriber"],
    });
  });

  test("stays silent on ordinary lists", () => {
    const own = said([
      ["sertraline", 100],
      ["trazodone", 50],
      ["metformin", 500],
    ]).filter((line) => /DDI|POP|BUR|DUP|DOSE|MED/.test(line));
    expect(own).toEqual([]);
  });

  test("counts the days since a medicine was stopped", () => {
    const stop = {
      id: "s",
      kind: "medication",
      at: "2026-02-20",
      orderId: "o0",
      action: "stop",
      medication: "fluoxetine",
    };
    expect(
      said(
        [
          ["fluoxetine", 20],
          ["phenelzine", 45],
        ],
        [stop],
      ),
    ).toContain("interaction DDI001/fluoxetine+phenelzine");
  });

  test("holds doses against the person", () => {
    expect(
      said(
        [["acamprosate", 1998]],
        [{ id: "l", kind: "lab", at: "2026-02-20", test: "egfr", value: 40, unit: "mL/min" }],
      ),
    ).toContain("dose-out-of-range POP076/acamprosate");
    expect(said([["sertraline", 300]])).toContain("dose-out-of-range DOSE-LABEL/sertraline");
  });

  test("names a medicine that is not known as not checked", () => {
    const findings = found([
      ["sertraline", 100],
      ["Foobarol", 5],
    ]);
    expect(findings.find(({ rule }) => rule === "MED-UNKNOWN")?.because).toEqual([
      "Foobarol is not known here, and was not checked against the other medicines",
    ]);
  });

  test("says that the facts are out of date", () => {
    const { findings } = assess(recordOf([["sertraline", 100]]), "2028-01-01", knowledge);
    expect(findings.map(({ rule }) => rule)).toContain("MED-OUT-OF-DATE");
  });

  test("gives every finding its card", () => {
    const record = recordOf([
      ["sertraline", 300],
      ["tramadol", 50],
      ["Foobarol", 5],
    ]);
    expect(findingCards(record, DAY, knowledge)).toHaveLength(assess(record, DAY, knowledge).findings.length);
  });
});
