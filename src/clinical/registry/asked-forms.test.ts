import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { assess } from "../findings/assess.ts";
import type { Entry } from "../record/entry.ts";
import { type PatientRecord, RECORD_FORMAT } from "../record/record.ts";
import { timelineOf } from "../timeline/timeline-of.ts";
import { lastAsked } from "./asked-forms.ts";
import type { AskedForm } from "./row.ts";

const knowledge = loadKnowledge();
const TODAY = "2026-03-02";
const mdd = { id: "c", kind: "condition", at: "2026-01-01", condition: "mdd", status: "active" };
const started = {
  id: "m",
  kind: "medication",
  at: "2026-01-02",
  orderId: "o",
  action: "start",
  medication: "sertraline",
  doseMg: 50,
};
const phq = (at: string, fields: object = { total: 12 }) => ({
  id: `s${at}`,
  kind: "score",
  at,
  instrument: "PHQ-9",
  ...fields,
});
const recordOf = (...entries: object[]): PatientRecord => ({
  format: RECORD_FORMAT,
  patient: { id: "p", name: "P" },
  entries: [mdd, started, ...entries] as unknown as Entry[],
});
const asked = (on: string, more: Partial<AskedForm> = {}): AskedForm => ({
  on,
  expiresOn: "2026-03-09",
  instruments: ["PHQ-9"],
  state: "sent",
  remind: false,
  ...more,
});
const rowSays = (requests: AskedForm[], ...entries: object[]) =>
  lastAsked(requests, timelineOf(recordOf(...entries), knowledge, TODAY));
const dueSays = (requests: AskedForm[], ...entries: object[]) =>
  assess(recordOf(...entries), TODAY, knowledge, requests).due.find(({ name }) => name === "PHQ-9")?.lastAsked;

/** The first three answers of nine: no total can be made of them. */
const leftOff = { answers: [1, 1, 1, null, null, null, null, null, null] };

describe("asked and not answered", () => {
  test.each([
    ["nothing asked", [], [], null, undefined],
    ["asked, never scored", [asked("2026-02-20")], [], "2026-02-20", "2026-02-20"],
    ["scored the day before it was asked", [asked("2026-02-20")], [phq("2026-02-19")], "2026-02-20", "2026-02-20"],
    ["scored in the visit on the same day", [asked("2026-02-20")], [phq("2026-02-20")], null, undefined],
    ["left off in the middle", [asked("2026-02-20")], [phq("2026-02-21", leftOff)], "2026-02-20", "2026-02-20"],
    ["the newest counts", [asked("2026-02-25"), asked("2026-02-20")], [], "2026-02-25", "2026-02-25"],
    ["another form asked since", [asked("2026-02-25", { instruments: ["GAD-7"] })], [], "2026-02-25", undefined],
    ["asked after the day looked at", [asked("2026-03-03")], [], null, undefined],
  ])("%s", (_, requests, entries, row, due) => {
    expect(rowSays(requests, ...entries)?.on ?? null).toBe(row);
    expect(dueSays(requests, ...entries)).toBe(due);
  });

  test("the row names the forms still missing, and tells a link that ran out from one still good", () => {
    const both = asked("2026-02-20", { instruments: ["PHQ-9", "GAD-7"], remind: true });
    expect(rowSays([both], phq("2026-02-21"))).toEqual({
      on: "2026-02-20",
      instruments: ["GAD-7"],
      state: "sent",
      remind: true,
    });
    expect(rowSays([asked("2026-02-20", { expiresOn: TODAY })])?.state).toBe("sent");
    expect(rowSays([asked("2026-02-20", { expiresOn: "2026-03-01" })])?.state).toBe("expired");
  });

  test("asking changes no finding", () => {
    const record = recordOf(phq("2026-02-01"));
    const { findings } = assess(record, TODAY, knowledge, [asked("2026-02-20")]);
    expect(findings).toEqual(assess(record, TODAY, knowledge).findings);
  });
});
