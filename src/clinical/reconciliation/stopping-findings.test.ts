import { describe, expect, test } from "vitest";
import { orderCheck } from "./order-check.ts";
import { stoppingFindings } from "./stopping-findings.ts";
import { knowledge, readRecord, started } from "./testing/read-record.ts";

const draftOf = (medication: string, action: "stop" | "hold" | "change" = "stop") =>
  ({ orderId: `order-${medication}`, action, medication }) as const;
const found = (entries: readonly object[], medication: string, action?: "stop" | "hold" | "change") =>
  stoppingFindings(readRecord(entries).timeline, draftOf(medication, action), knowledge);
const long = (medication: string, more: object = {}) => started(medication, "2025-06-02", more);
const said = (...given: Parameters<typeof found>) =>
  found(...given).map(({ rule, severity, between }) => `${rule} ${severity} ${between.join("+")}`);

describe("stoppingFindings", () => {
  test.each([
    ["lorazepam", "TAP11 major lorazepam"],
    ["venlafaxine", "TAP04 major venlafaxine"],
    ["sertraline", "TAP01 moderate sertraline"],
  ])("warns of an abrupt stop of %s, whatever it is called", (name, expected) => {
    const entries = [long(name, { plannedStop: "2026-05-01" })];
    expect(said(entries, name)).toEqual([expected]);
    expect(said(entries, name, "hold")).toEqual([expected]);
    expect(said(entries, name, "change")).toEqual([]);
  });

  test.each(["lithium", "clonidine"])("warns of an abrupt stop of %s with its source", (name) => {
    const [abrupt] = found([long(name)], name);
    expect(abrupt).toMatchObject({ kind: "stopping", severity: "major", between: [name] });
    for (const source of abrupt!.sources) expect(knowledge.references.has(source)).toBe(true);
  });

  test("says little of a few days' use, and nothing of the last step or of a medicine no source lowers", () => {
    expect(said([started("lorazepam", "2026-02-27", { plannedStop: "2026-03-20" })], "lorazepam")).toEqual([
      "TAP11 minor lorazepam",
    ]);
    const lowered = [
      long("sertraline", { doseMg: 100 }),
      { ...draftOf("sertraline", "change"), kind: "medication", at: "2026-02-02", doseMg: 12.5 },
    ];
    expect(said(lowered, "sertraline")).toEqual([]);
    expect(said([long("metformin")], "metformin")).toEqual([]);
  });

  test("says which other medicine rises when induction ends and falls when inhibition ends, and only from the one that acts", () => {
    const pair = [long("fluoxetine", { doseMg: 20 }), long("clozapine", { doseMg: 300 })];
    expect(found(pair, "fluoxetine").find(({ between }) => between.length === 2)).toMatchObject({
      between: ["fluoxetine", "clozapine"],
      management: "clozapine may fall and work less. Plan a level or a visit, and look at its dose again.",
    });
    expect(found(pair, "clozapine").filter(({ between }) => between.length === 2)).toEqual([]);
    const induced = [long("carbamazepine"), long("clozapine")];
    expect(found(induced, "carbamazepine").find(({ between }) => between.includes("clozapine"))?.management).toContain(
      "may rise",
    );
  });

  test("reads the actor of a row that names it second", () => {
    const pill = [long("lamotrigine"), long("ethinyl estradiol", { source: "other-prescriber" })];
    expect(found(pill, "ethinyl estradiol").map(({ management }) => management)[0]).toContain("lamotrigine may rise");
    expect(found(pill, "lamotrigine").filter(({ between }) => between.length === 2)).toEqual([]);
  });

  test("never stands in the way of a stop, however grave the list", () => {
    const { record, timeline } = readRecord([long("phenelzine"), long("sertraline")]);
    for (const action of ["stop", "hold"] as const) {
      const { findings } = orderCheck(record, timeline, knowledge, draftOf("sertraline", action));
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.every(({ place }) => place === "listed")).toBe(true);
    }
  });

  test("speaks of nobody who does not take it", () => {
    expect(said([], "lorazepam")).toEqual([]);
  });
});

test("the row's actor is the one with a class that induces, where only one has it", () => {
  const { interactions } = knowledge.catalogue;
  const induces = (selector: string | undefined) =>
    selector !== undefined &&
    (selector.includes("inducer") ||
      knowledge.medications.get(selector)?.classes.some((name) => name.includes("inducer")) === true);
  for (const row of interactions) {
    const induction = row.mechanism.some((one) => /induction/i.test(one) && !/inhibition/i.test(one));
    if (!induction || induces(row.a) === induces(row.b)) continue;
    expect(row.actor ?? "a", row.id).toBe(induces(row.a) ? "a" : "b");
  }
});
