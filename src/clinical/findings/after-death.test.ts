import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import type { Entry } from "../record/entry.ts";
import type { PatientRecord } from "../record/record.ts";
import { registryRowFor } from "../registry/registry-row-for.ts";
import { assess } from "./assess.ts";

const knowledge = loadKnowledge();
const entries = [
  { id: "a", kind: "condition", at: "2026-01-05", condition: "mdd", status: "active" },
  { id: "b", kind: "score", at: "2026-01-05", instrument: "PHQ-9", answers: [2, 2, 2, 2, 2, 2, 2, 2, 0] },
  {
    id: "c",
    kind: "medication",
    at: "2026-01-05",
    orderId: "o",
    action: "start",
    medication: "sertraline",
    doseMg: 50,
  },
  { id: "d", kind: "profile", at: "2026-03-10T04:00:00-05:00", deceased: true },
] as Entry[];
const record: PatientRecord = {
  format: "accord-record/1",
  patient: { id: "p", name: "Ada Example" },
  entries,
};
const rowOn = (today: string, openAlerts: { severity: string; message: string; rule: string }[] = []) =>
  registryRowFor({
    record,
    asked: [],
    assessment: assess(record, today, knowledge),
    team: [],
    appointments: [],
    openAlerts,
    today,
    knowledge,
  });

describe("a person who has died", () => {
  it("has nothing to consider and nothing due from that day on, and as before until then", () => {
    expect(assess(record, "2026-03-09", knowledge).due.length).toBeGreaterThan(0);
    expect(assess(record, "2026-03-09", knowledge).situation.deceased).toBeNull();
    const after = assess(record, "2026-03-10", knowledge);
    expect(after).toMatchObject({ findings: [], due: [], situation: { deceased: "2026-03-10" } });
  });

  it("is a quiet row, in no worklist", () => {
    expect(rowOn("2026-03-09").views.length).toBeGreaterThan(1);
    expect(rowOn("2026-06-01")).toMatchObject({
      flag: "died",
      group: "on-course",
      consider: null,
      views: ["everyone"],
    });
  });

  it("keeps an open alert in sight until somebody has answered it", () => {
    const row = rowOn("2026-06-01", [{ severity: "same-day", message: "Item 9", rule: "PIV-S1" }]);
    expect(row).toMatchObject({ flag: "safety", group: "today", consider: { text: "Item 9" } });
  });
});
