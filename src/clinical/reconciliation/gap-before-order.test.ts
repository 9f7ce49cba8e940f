import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { RECORD_FORMAT } from "../record/record.ts";
import { validateRecord } from "../record/validate.ts";
import { timelineOf } from "../timeline/timeline-of.ts";
import { orderCheck } from "./order-check.ts";
import type { DraftOrder } from "./regimen-of.ts";

const knowledge = loadKnowledge();
const DAY = "2026-03-02";

/** What the check of an order on clozapine says of a gap. */
function restartOf(more: readonly object[], draft: DraftOrder | null) {
  const start = { orderId: "o", action: "start", medication: "clozapine", doseMg: 300 };
  const entries = [{ id: "m", kind: "medication", at: "2026-01-01", ...start }, ...more];
  const read = validateRecord({ format: RECORD_FORMAT, patient: { id: "p", name: "P" }, entries }, knowledge);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const { findings } = orderCheck(read.record, timelineOf(read.record, knowledge, DAY), knowledge, draft);
  return findings.find(({ rule }) => rule === "DOSE-RESTART");
}

describe("an order after a gap", () => {
  const hold = { id: "h", kind: "medication", at: "2026-02-27", orderId: "o", action: "hold", medication: "clozapine" };
  const resume: DraftOrder = { orderId: "o", action: "resume", medication: "clozapine" };

  test("resumed after a hold, the hold is the gap, and the order is stopped short", () => {
    expect(restartOf([hold], resume)).toMatchObject({ severity: "major", place: "interrupts" });
    expect(restartOf([{ ...hold, at: "2026-03-01" }], resume)).toBeUndefined();
  });

  test("missed days as told stand on the list and in the way of a change", () => {
    const told = { id: "a", kind: "adherence", at: "2026-03-01", medication: "clozapine", missed: 3, of: 3 };
    expect(restartOf([told], null)).toMatchObject({ place: "listed" });
    expect(restartOf([told], { ...resume, action: "change", doseMg: 350 })).toMatchObject({ place: "interrupts" });
    expect(restartOf([], { ...resume, action: "change", doseMg: 350 })).toBeUndefined();
  });
});
