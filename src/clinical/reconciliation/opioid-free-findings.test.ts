import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { RECORD_FORMAT } from "../record/record.ts";
import { validateRecord } from "../record/validate.ts";
import { timelineOf } from "../timeline/timeline-of.ts";
import { orderCheck } from "./order-check.ts";

const knowledge = loadKnowledge();
const OUD = { kind: "condition", at: "2026-01-01", condition: "oud", status: "active" };
const use = (more: object) => ({ kind: "use", at: "2026-03-01", substance: "opioids", ...more });

function gateOf(entries: readonly object[], medication = "naltrexone XR", action: "start" | "change" = "start") {
  const made = entries.map((entry, place) => ({ id: `e${place}`, ...entry }));
  const read = validateRecord({ format: RECORD_FORMAT, patient: { id: "p", name: "P" }, entries: made }, knowledge);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const timeline = timelineOf(read.record, knowledge, "2026-03-02");
  const draft = { orderId: "o", action, medication, doseMg: 380, frequency: "every-4-weeks" } as const;
  return orderCheck(read.record, timeline, knowledge, draft).findings.find(({ rule }) => rule === "OUD-OPIOID-FREE");
}

describe("naltrexone after opioids", () => {
  test.each([
    ["used yesterday", [OUD, use({ frequency: "daily" })], "contraindicated", "interrupts"],
    ["six days ago", [OUD, use({ frequency: "none", lastUsedAt: "2026-02-24" })], "contraindicated", "interrupts"],
    ["eight days ago", [OUD, use({ frequency: "none", lastUsedAt: "2026-02-22" })], "moderate", "listed"],
    ["nobody asked", [OUD], "major", "interrupts"],
    [
      "a screen found fentanyl",
      [OUD, { kind: "tox-screen", at: "2026-02-27", results: [{ substance: "fentanyl", result: "positive" }] }],
      "contraindicated",
      "interrupts",
    ],
  ] as const)("%s", (_name, entries, severity, place) => {
    expect(gateOf(entries)).toMatchObject({ severity, place, kind: "washout" });
  });
  test("ten days and more are enough; no opioid in the story is not asked; only the start is stopped", () => {
    expect(gateOf([OUD, use({ frequency: "none", lastUsedAt: "2026-02-20" })])).toBeUndefined();
    expect(gateOf([])).toBeUndefined();
    expect(gateOf([OUD], "naltrexone XR", "change")).toBeUndefined();
    expect(gateOf([OUD], "acamprosate")).toBeUndefined();
  });
  test("the tablets have the same gate", () => {
    expect(gateOf([OUD, use({ frequency: "daily" })], "naltrexone")).toMatchObject({ severity: "contraindicated" });
  });
});
