import { describe, expect, test } from "vitest";
import { newestOf, openDraft, reconcileNeed } from "./reconcile-need.ts";
import { readRecord, started } from "./testing/read-record.ts";

const need = (entries: readonly object[], grave = false) => reconcileNeed(readRecord(entries).entries, grave);
const compared = (status: string, at: string, reconciliationId = "r1") => ({
  kind: "reconciliation",
  at,
  reconciliationId,
  status,
  lists: [],
  lines: [],
});
const signed = compared("signed", "2026-02-10");

describe("reconcileNeed", () => {
  test("asks for a first pass where something is taken and no list was ever signed, and for none where nothing is", () => {
    expect(need([started("sertraline")])).toEqual({ reasons: ["never"], lastOn: null, openQuestions: 0 });
    expect(need([]).reasons).toEqual([]);
  });

  test("is satisfied by a signed list until something changes", () => {
    expect(need([started("sertraline"), signed])).toEqual({ reasons: [], lastOn: "2026-02-10", openQuestions: 0 });
    expect(need([started("sertraline"), signed, started("lithium", "2026-02-20")]).reasons).toEqual(["changed"]);
    const use = { kind: "use", at: "2026-02-20", substance: "alcohol", frequency: "daily" };
    expect(need([started("sertraline"), signed, use]).reasons).toEqual(["changed"]);
  });

  test("asks again after a hospital stay and an attended intake, not after a visit like another", () => {
    const visit = (type: string, status = "attended") => ({ kind: "visit", at: "2026-02-20", type, status });
    const stay = { kind: "history", at: "2026-02-20", item: "hospitalisation" };
    expect(need([signed, stay]).reasons).toEqual(["transition"]);
    expect(need([signed, { ...stay, present: false }]).reasons).toEqual([]);
    expect(need([signed, visit("intake")]).reasons).toEqual(["transition"]);
    expect(need([signed, visit("intake", "no-show")]).reasons).toEqual([]);
    expect(need([signed, visit("medication")]).reasons).toEqual([]);
  });

  test("names an unfinished comparison until it is signed or given up, grave findings, and questions that wait", () => {
    const draft = compared("draft", "2026-02-20", "r2");
    expect(need([signed, draft]).reasons).toEqual(["unfinished"]);
    expect(need([signed, draft, compared("abandoned", "2026-02-21", "r2")]).reasons).toEqual([]);
    expect(need([signed], true).reasons).toEqual(["finding"]);
    const question = { kind: "medication-question", questionId: "q", medication: "lithium", text: "Level?" };
    const asked = { ...question, at: "2026-02-20", action: "asked" };
    expect(need([signed, asked])).toMatchObject({ reasons: ["question"], openQuestions: 1 });
    expect(need([signed, asked, { ...question, at: "2026-02-21", action: "answered" }]).reasons).toEqual([]);
  });
});

test("the newest state of each comparison counts, in the order they were last touched", () => {
  const all = readRecord([
    compared("draft", "2026-02-01", "r1"),
    compared("draft", "2026-02-02", "r2"),
    compared("signed", "2026-02-03", "r1"),
  ]).entries.of("reconciliation");
  expect(newestOf(all, "signed")?.reconciliationId).toBe("r1");
  expect(openDraft(all)?.reconciliationId).toBe("r2");
});
