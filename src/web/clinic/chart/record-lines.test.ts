import { expect, test } from "vitest";
import { recordLines } from "./record-lines.ts";

const states = (entries: Parameters<typeof recordLines>[0]) =>
  recordLines(entries).map(({ entry, state }) => [entry.id, state]);

test("what was corrected or taken back stays in the list and says so, the latest written first", () => {
  expect(
    states([
      { id: "a", kind: "score", at: "2026-01-05", recordedAt: "2026-01-05T09:00:00Z" },
      { id: "b", kind: "score", at: "2026-01-05", recordedAt: "2026-01-06T09:00:00Z", replaces: "a" },
      { id: "c", kind: "visit", at: "2026-01-02", recordedAt: "2026-01-07T09:00:00Z" },
      { id: "d", kind: "visit", at: "2026-01-08", recordedAt: "2026-01-08T09:00:00Z", retracts: "c" },
    ]),
  ).toEqual([
    ["d", "stands"],
    ["c", "taken-back"],
    ["b", "stands"],
    ["a", "corrected"],
  ]);
});

test("a correction that was itself taken back no longer corrects", () => {
  expect(
    states([
      { id: "a", kind: "score", at: "2026-01-05" },
      { id: "b", kind: "score", at: "2026-01-06", replaces: "a" },
      { id: "c", kind: "score", at: "2026-01-07", retracts: "b" },
    ]),
  ).toEqual([
    ["c", "stands"],
    ["b", "taken-back"],
    ["a", "stands"],
  ]);
});
