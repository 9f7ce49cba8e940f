import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { assess } from "../findings/assess.ts";
import { careCaseOf } from "../findings/facts/care-case.ts";
import type { Entry } from "../record/entry.ts";
import { type PatientRecord, RECORD_FORMAT } from "../record/record.ts";
import { entriesByKind } from "../timeline/entries-by-kind.ts";
import { pharmacyPlace, pharmacyQueue } from "./pharmacy-queue.ts";

const knowledge = loadKnowledge();
const TODAY = "2026-03-02";
const PHARMACIST = { role: "pharmacist", id: "noa" } as const;

function queue(...entries: object[]) {
  const record: PatientRecord = {
    format: RECORD_FORMAT,
    patient: { id: "p", name: "Ada Example", birthDate: "1980-01-01" },
    entries: entries.map((one, place) => ({ id: `e${place}`, ...one }) as Entry),
  };
  const { findings } = assess(record, TODAY, knowledge);
  return pharmacyQueue(careCaseOf(record, TODAY, knowledge), entriesByKind(record, TODAY), findings);
}
const said = (...entries: object[]) =>
  queue(...entries).map(({ kind, reasons, doneOn }) =>
    [kind, ...reasons, ...(doneOn === null ? [] : ["done"])].join(" "),
  );

const order = (medication: string, more: object = {}) => ({
  kind: "medication",
  at: "2026-01-01",
  orderId: medication,
  action: "start",
  medication,
  doseMg: 50,
  frequency: "once-daily",
  ...more,
});
const signed = (at: string, more: object = {}) => ({
  kind: "reconciliation",
  at,
  reconciliationId: "r",
  status: "signed",
  lists: [],
  lines: [],
  author: PHARMACIST,
  ...more,
});
const kept = (severity: string, at = "2026-02-01") => ({
  kind: "decision",
  at,
  rule: "DDI1",
  category: "interaction",
  inputs: JSON.stringify({ between: ["sertraline", "tramadol"], severity }),
  action: "declined",
  reasonCode: "benefit-greater",
  order: "e0",
});
const question = (action: string, at: string) => ({
  kind: "medication-question",
  at,
  questionId: "q",
  medication: "sertraline",
  action,
  text: "Why?",
});

describe("pharmacyQueue", () => {
  test("is empty where nothing is taken and nothing is asked", () => {
    expect(queue()).toEqual([]);
    expect(pharmacyPlace([], TODAY)).toBeNull();
  });

  test.each([
    ["a list never compared", [order("sertraline")], ["reconcile never"]],
    ["a list signed since", [order("sertraline"), signed("2026-02-01")], []],
    ["a list signed in the last days, folded away", [order("sertraline"), signed("2026-02-28")], ["reconcile done"]],
    [
      "a stay in hospital since",
      [
        order("sertraline"),
        signed("2026-02-01"),
        { kind: "history", at: "2026-02-20", item: "hospitalisation", present: true },
      ],
      ["reconcile transition"],
    ],
    [
      "something bought since",
      [
        order("sertraline"),
        signed("2026-02-01"),
        order("ibuprofen", { at: "2026-02-20", action: "report", source: "otc" }),
      ],
      ["reconcile changed"],
    ],
    [
      "our own order since: it is on the list by itself",
      [
        order("sertraline"),
        signed("2026-02-01"),
        order("sertraline", { at: "2026-02-20", action: "change", doseMg: 100 }),
      ],
      [],
    ],
    ["the regular pass, half a year on", [order("sertraline"), signed("2025-08-01")], ["reconcile pass-due"]],
  ])("names %s", (_name, entries, expected) => {
    expect(said(...entries)).toEqual(expected);
  });

  test("names a grave finding ordered against with its reason, until a pharmacist has looked", () => {
    const before = [order("sertraline"), signed("2026-01-15")];
    expect(said(...before, kept("contraindicated"))).toEqual(["override contraindicated benefit-greater"]);
    expect(said(...before, kept("moderate"))).toEqual([]);
    const review = { kind: "medication-review", at: "2026-02-27", text: "Both watched.", author: PHARMACIST };
    expect(said(...before, kept("major"), review)).toEqual(["override major benefit-greater done"]);
    expect(said(...before, kept("major"), { ...review, author: { role: "prescriber", id: "h" } })).toEqual([
      "override major benefit-greater",
    ]);
    expect(said(...before, kept("major"), order("sertraline", { at: "2026-02-20", action: "stop" }))).toEqual([]);
  });

  test("names a question until it is closed, and the answer that waits to be read", () => {
    const list = [order("sertraline"), signed("2026-01-15")];
    expect(said(...list, question("asked", "2026-02-10"))).toEqual(["question asked"]);
    expect(said(...list, question("asked", "2026-02-10"), question("answered", "2026-02-11"))).toEqual([
      "question answered",
    ]);
    const closed = [question("asked", "2026-02-10"), question("closed", "2026-02-28")];
    expect(said(...list, ...closed)).toEqual(["question closed done"]);
    expect(said(...list, question("asked", "2026-01-20"), question("closed", "2026-01-28"))).toEqual([]);
  });

  test("names a value beyond its limit, what is late, a supply that ran out and storage, the most pressing first", () => {
    const items = said(
      order("lithium", { doseMg: 900 }),
      order("lorazepam", { doseMg: 1, plannedStop: "2026-04-01" }),
      order("sertraline"),
      signed("2026-01-15"),
      { kind: "lab", at: "2026-03-01", test: "lithium-level", value: 1.6, unit: "mmol/L" },
      { kind: "dispense", at: "2026-01-10", medication: "sertraline", daysSupply: 30 },
    );
    expect(items[0]).toBe("out-of-range stop and urgent review");
    expect(items).toContain("refill");
    expect(items).toContain("monitoring missing");
    expect(items.at(-1)).toBe("storage never");
  });

  test("whoever waits longer comes first among equals, and what is done comes last of all", () => {
    const place = (...entries: object[]) => pharmacyPlace(queue(...entries), TODAY) ?? Number.NaN;
    const longer = place(order("sertraline", { at: "2025-12-01" }));
    const shorter = place(order("sertraline", { at: "2026-02-01" }));
    const done = place(order("sertraline"), signed("2026-02-28"));
    expect(longer).toBeLessThan(shorter);
    expect(shorter).toBeLessThan(done);
  });

  test("asks nothing about the medicines of somebody who has died", () => {
    expect(queue(order("sertraline"), { kind: "profile", at: "2026-02-20", deceased: true })).toEqual([]);
  });
});
