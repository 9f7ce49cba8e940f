import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../../knowledge/load.ts";
import { nextCheck } from "./next-check.ts";

const { monitoring } = loadKnowledge().catalogue;
const row = (id: string) => monitoring.find((one) => one.id === id)!;
const START = 1000;

describe("nextCheck", () => {
  test.each([
    [
      "a missing baseline is due from the first day",
      "MON003",
      [],
      START + 5,
      { baseline: "missing", dueDay: START, overdueDays: 5 },
    ],
    [
      "a baseline of the months before counts",
      "MON003",
      [START - 60],
      START + 5,
      { baseline: "done", dueDay: START + 182, overdueDays: 0 },
    ],
    ["one of last year does not", "MON003", [START - 91], START, { baseline: "missing", dueDay: START }],
    [
      "no baseline asked: the first week",
      "MON001",
      [],
      START + 6,
      { baseline: "not-asked", dueDay: START + 7, overdueDays: 0 },
    ],
    ["overdue by days", "MON001", [], START + 10, { dueDay: START + 7, overdueDays: 3 }],
    [
      "then from the last, every thirteen weeks",
      "MON001",
      [START + 8],
      START + 100,
      { dueDay: START + 99, overdueDays: 1 },
    ],
    ["the next of several weeks", "MON034", [START, START + 28], START + 30, { dueDay: START + 56 }],
    ["a little early counts", "MON034", [START, START + 21], START + 30, { dueDay: START + 56 }],
    ["much too early does not", "MON034", [START, START + 14], START + 30, { dueDay: START + 28, overdueDays: 2 }],
    ["a week left out is made good by a later one", "MON034", [START, START + 60], START + 61, { dueDay: START + 84 }],
    [
      "clozapine: every week for half a year",
      "MON027",
      [START, START + 7, START + 14],
      START + 20,
      { dueDay: START + 21 },
    ],
    ["clozapine: then every four", "MON027", [START, START + 182], START + 190, { dueDay: START + 210 }],
    ["a value of a later day is not there yet", "MON003", [START + 50], START + 5, { baseline: "missing" }],
    ["only words: no day", "MON012", [], START + 400, { dueDay: null, overdueDays: 0 }],
  ] as const)("%s", (_name, id, done, today, expected) => {
    expect(nextCheck(row(id), START, done, today)).toMatchObject(expected);
  });

  test("for every row: doing what is due brings the next one later, until none is named", () => {
    for (const one of monitoring) {
      const done: number[] = [];
      let before = Number.NEGATIVE_INFINITY;
      for (let round = 0; round < 40; round++) {
        const { dueDay } = nextCheck(one, START, done, START + 20_000);
        if (dueDay === null) break;
        expect(dueDay, one.id).toBeGreaterThan(before);
        before = dueDay;
        done.push(dueDay);
      }
    }
  });
});
