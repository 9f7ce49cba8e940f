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

  describe("days missed in a row begin clozapine anew", () => {
    const told = (more: object, at = "2026-03-01") => ({
      id: "a",
      kind: "adherence",
      at,
      medication: "clozapine",
      ...more,
    });
    const restart = (...entries: object[]) =>
      found([["clozapine", 100]], entries).find(({ rule }) => rule === "DOSE-RESTART/clozapine");
    test("counted, or all that was asked about", () => {
      expect(restart(told({ missed: 3, of: 30, daysInRow: 3 }))?.do).toEqual(["Begin again at 12.5 mg and titrate."]);
      expect(restart(told({ missed: 3, of: 3 }))?.because[0]).toContain("3 days missed");
    });
    test("where nobody counted, it asks and does not claim", () => {
      const asked = restart(told({ missed: 3, of: 30 }));
      expect(asked?.because[0]).toContain("whether in a row is not recorded");
      expect(asked?.do[0]).toMatch(/^Ask whether 2 or more of these days were in a row. If so: Begin again/);
    });
    test("not after a single day, long ago, or once an order has answered it", () => {
      expect(restart(told({ missed: 5, of: 30, daysInRow: 1 }))).toBeUndefined();
      expect(restart(told({ missed: 1, of: 30 }))).toBeUndefined();
      expect(restart(told({ missed: 3, of: 3 }, "2026-02-10"))).toBeUndefined();
      const begunAgain = {
        id: "n",
        kind: "medication",
        at: "2026-03-01",
        orderId: "o0",
        action: "change",
        medication: "clozapine",
        doseMg: 12.5,
      };
      expect(restart(told({ missed: 3, of: 3 }), begunAgain)).toBeUndefined();
    });
    test("days are counted by how often it is taken", () => {
      const twice = {
        id: "n",
        kind: "medication",
        at: "2026-02-02",
        orderId: "o0",
        action: "change",
        medication: "clozapine",
        frequency: "twice-daily",
        doseMg: 100,
      };
      expect(restart(twice, told({ missed: 3, of: 3 }))).toBeUndefined();
      expect(restart(twice, told({ missed: 4, of: 4 }))).toBeDefined();
    });
  });
});
