import { expect, test } from "vitest";
import { questionThreads } from "./question-threads.ts";
import { readRecord } from "./testing/read-record.ts";

const said = (questionId: string, action: string, at: string, medication = "lithium") => ({
  kind: "medication-question",
  questionId,
  medication,
  action,
  at,
  ...(action === "closed" ? {} : { text: "words" }),
});

test("questions that wait come first, then answered, then closed; within each the newest", () => {
  const { entries } = readRecord([
    said("closed", "asked", "2026-02-01"),
    said("old", "asked", "2026-02-02"),
    said("answered", "asked", "2026-02-03"),
    said("closed", "closed", "2026-02-04"),
    said("answered", "answered", "2026-02-05"),
    said("new", "asked", "2026-02-06", "sertraline"),
  ]);
  const threads = questionThreads(entries.of("medication-question"));
  expect(threads.map(({ questionId, state, said: all }) => [questionId, state, all.length])).toEqual([
    ["new", "asked", 1],
    ["old", "asked", 1],
    ["answered", "answered", 2],
    ["closed", "closed", 2],
  ]);
  expect(threads[0]?.medication).toBe("sertraline");
});
