import { describe, expect, it } from "vitest";
import type { Entry } from "../record/entry.ts";
import { can } from "./abilities-of.ts";
import { abilityToWrite } from "./ability-to-write.ts";
import { ROLES } from "./roles.ts";

const base = { id: "e", at: "2026-03-02" } as const;
const medicine = { ...base, kind: "medication", orderId: "o", medication: "sertraline", doseMg: 50 } as const;
const writers = (entry: Entry) => ROLES.filter((role) => can(role, abilityToWrite(entry)));
const TEAM = ["therapist", "prescriber", "care-manager", "pharmacist"];

describe("abilityToWrite", () => {
  it.each(["start", "change", "hold", "resume", "stop"] as const)(
    "leaves a prescribed %s to the prescriber",
    (action) => {
      expect(writers({ ...medicine, action })).toEqual(["prescriber"]);
      expect(writers({ ...medicine, action, source: "prescribed" })).toEqual(["prescriber"]);
    },
  );

  it("lets the team note what is taken, and what is bought or prescribed elsewhere", () => {
    expect(writers({ ...medicine, action: "report" })).toEqual(TEAM);
    expect(writers({ ...medicine, action: "stop", source: "otc" })).toEqual(TEAM);
    expect(writers({ ...base, kind: "side-effect", effect: "nausea", severity: "mild" })).toEqual(TEAM);
    expect(writers({ ...base, kind: "adherence", missed: 1, of: 7 })).toEqual(TEAM);
  });

  it("lets a pharmacist and a prescriber reconcile", () => {
    const lists = { reconciliationId: "r", lists: [], lines: [] };
    expect(writers({ ...base, ...lists, kind: "reconciliation", status: "signed" })).toEqual([
      "prescriber",
      "pharmacist",
    ]);
    expect(writers({ ...base, kind: "medication-review", text: "Two sedatives" })).toEqual([
      "prescriber",
      "pharmacist",
    ]);
  });

  it("lets the team ask about a medicine and the prescriber answer", () => {
    const question = {
      ...base,
      kind: "medication-question",
      questionId: "q",
      medication: "sertraline",
      text: "Why?",
    } as const;
    expect(writers({ ...question, action: "asked" })).toEqual(TEAM);
    expect(writers({ ...question, action: "answered" })).toEqual(["prescriber"]);
  });
});
