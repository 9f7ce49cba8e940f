import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import type { Entry } from "../record/entry.ts";
import { safetyAlertsFor } from "./safety-alerts-for.ts";

const knowledge = loadKnowledge();
const score = (instrument: string, body: object): Entry => ({
  id: "e1",
  kind: "score",
  at: "2026-03-02",
  instrument,
  ...body,
});
const rules = (entry: Entry) => safetyAlertsFor(entry, knowledge).map((alert) => alert.rule);

describe("safetyAlertsFor", () => {
  it("tells the raw answer in the words of the form, and whom it is for", () => {
    const [alert] = safetyAlertsFor(score("PHQ-9", { answers: [0, 0, 0, 0, 0, 0, 0, 0, 1] }), knowledge);
    expect(alert).toEqual({
      rule: "PIV-S1",
      severity: "same-day",
      withinMinutes: 1440,
      message:
        "PHQ-9 item 9, thoughts of being better off dead or of self-harm, was answered “Several days”. Today: a C-SSRS screen by a trained person, and write down what was found.",
      forRoles: ["therapist", "prescriber"],
    });
  });

  it("asks for a clinician's contact from the second answer up", () => {
    const [alert] = safetyAlertsFor(score("PHQ-9", { answers: [0, 0, 0, 0, 0, 0, 0, 0, 2] }), knowledge);
    expect(alert?.message).toContain("A clinician makes contact even if that screen is low.");
  });

  it("raises nothing from a retraction of what once raised it", () => {
    expect(rules({ id: "e2", kind: "score", at: "2026-03-02", retracts: "e1" })).toEqual([]);
  });

  it("fills every message for every answer that can raise it, without a hole", () => {
    const entries: Entry[] = [
      ...[1, 2, 3].map((answer) => score("PHQ-9M", { answers: [0, 0, 0, 0, 0, 0, 0, 0, answer] })),
      score("PHQ-9M", { answers: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1] }),
      ...[1, 2, 3].map((answer) => score("EPDS", { total: 3, safetyItem: answer })),
      score("C-SSRS", { answers: [1, 1, null, null, null, null] }),
      score("C-SSRS", { answers: [1, 1, 1, 0, 0, 1] }),
      { id: "r", kind: "risk", at: "2026-03-02", tool: "clinical", level: "imminent" },
      ...[
        "homicidal-intent",
        "abuse-disclosed",
        "suspected-overdose",
        "slow-breathing",
        "alcohol-withdrawal",
        "syncope",
      ].map((sign): Entry => ({ id: sign, kind: "sign", at: "2026-03-02", sign })),
    ];
    for (const alert of entries.flatMap((entry) => safetyAlertsFor(entry, knowledge))) {
      expect(alert.message).toMatch(/^[A-Z].*\.$/);
      expect(alert.message).not.toMatch(/[{}]|undefined|null/);
    }
  });

  it("never loses an alert because an answer is missing", () => {
    const forms = ["PHQ-9", "PHQ-9M", "EPDS"].map((id) => knowledge.instruments.get(id)!);
    const form = fc.constantFrom(...forms).chain((instrument) =>
      fc.record({
        instrument: fc.constant(instrument.id),
        answers: fc.tuple(
          ...instrument.items.map((item) => fc.option(fc.constantFrom(...item.options.map((option) => option.value)))),
        ),
        blank: fc.nat(instrument.items.length - 1),
      }),
    );
    fc.assert(
      fc.property(form, ({ instrument, answers, blank }) => {
        const before = rules(score(instrument, { answers })).length;
        const after = rules(score(instrument, { answers: answers.with(blank, null) })).length;
        expect(after >= Math.min(before, 1)).toBe(true);
      }),
    );
  });

  it("keeps a suicide-risk screen raised or asked about, whichever answer is missing", () => {
    const yesNo = fc.option(fc.constantFrom(0, 1));
    const screen = fc.tuple(yesNo, fc.constantFrom(1, null), yesNo, yesNo, yesNo, fc.option(fc.constantFrom(0, 1, 2)));
    fc.assert(
      fc.property(screen, fc.nat(5), (answers, blank) => {
        const raised = rules(score("C-SSRS", { answers })).length > 0;
        const stillRaised = rules(score("C-SSRS", { answers: [...answers].with(blank, null) })).length > 0;
        expect(!raised || stillRaised).toBe(true);
      }),
    );
  });
});
