import i18next from "i18next";
import ICU from "i18next-icu";
import { beforeAll, expect, test } from "vitest";
import type { PatientRecord } from "../../../clinical/record/record.ts";
import { dayNumber } from "../../../clinical/timeline/day-number.ts";
import { timelineOf } from "../../../clinical/timeline/timeline-of.ts";
import { loadKnowledge } from "../../../knowledge/load.ts";
import messages from "../../clinic/messages/en-chart.json" with { type: "json" };
import { dayHeading, daySentence } from "./day-sentence.ts";
import type { Picture } from "./picture.ts";
import { daysWithData } from "./time-range.ts";
import type { Say } from "./words.ts";

let say: Say;
beforeAll(async () => {
  const words = i18next.createInstance();
  await words.use(ICU).init({ lng: "en", resources: { en: { chart: messages } }, ns: ["chart"], defaultNS: "chart" });
  say = (key, values) => words.t(key, { ...values });
});

const nine = (total: number, item9: number | null): (number | null)[] => {
  const answers: (number | null)[] = [0, 0, 0, 0, 0, 0, 0, 0, item9];
  for (let left = total - (item9 ?? 0), item = 0; left > 0; left -= 1, item = (item + 1) % 8)
    answers[item] = (answers[item] ?? 0) + 1;
  return answers;
};
const record: PatientRecord = {
  format: "accord-record/1",
  patient: { id: "p", name: "Jordan Reyes" },
  entries: [
    { id: "a", kind: "condition", at: "2026-01-05", condition: "mdd", status: "active" },
    { id: "b", kind: "score", at: "2026-01-02", instrument: "PHQ-9", answers: nine(17, 1) },
    {
      id: "c",
      kind: "medication",
      at: "2026-01-05",
      orderId: "o",
      action: "start",
      medication: "sertraline",
      doseMg: 50,
    },
    { id: "d", kind: "score", at: "2026-02-02", instrument: "PHQ-9", answers: nine(13, 0) },
    {
      id: "e",
      kind: "medication",
      at: "2026-02-02",
      orderId: "o",
      action: "change",
      medication: "sertraline",
      doseMg: 100,
    },
    { id: "f", kind: "side-effect", at: "2026-02-02", effect: "any", severity: "none" },
    { id: "g", kind: "visit", at: "2026-02-09", type: "medication", status: "no-show" },
    { id: "h", kind: "score", at: "2026-02-16", instrument: "PHQ-9", answers: [1, null, null, null, 1, 1, 1, 1, null] },
  ],
};

function pictureFor(today: string): Picture {
  const timeline = timelineOf(record, loadKnowledge(), today);
  const primary = timeline.scores.find(({ instrument }) => instrument === "PHQ-9") ?? null;
  return {
    timeline,
    today: dayNumber(today),
    primary,
    secondary: [],
    start: null,
    path: null,
    responseAt: 8.5,
    blocks: [],
    sessionNumbers: new Map(),
    planned: [{ id: "v", day: dayNumber("2026-03-09"), type: "medication", track: "medication" }],
    due: [],
    open: null,
    stale: false,
    effectiveMg: null,
  };
}
const read = (iso: string) => daySentence(pictureFor("2026-03-02"), dayNumber(iso), say, "en-GB");

test("a day is read whole: score, change, item 9, dose and side effects", () => {
  expect(read("2026-02-02")).toBe(
    "PHQ-9 13, moderate, down 23.5%, item 9 = 0. Sertraline changed from 50 to 100 mg daily. No side effects.",
  );
  expect(dayHeading(pictureFor("2026-03-02"), dayNumber("2026-02-02"), say, "en-GB")).toBe(
    "Mon, 2 Feb 2026, day 28, week 4",
  );
});

test("the first score has nothing to be compared with, and its item 9 is said", () => {
  expect(read("2026-01-02")).toBe("PHQ-9 17, moderately severe, item 9 = 1.");
});

test("what could not be scored, was missed, is planned or was not recorded is said, never left out", () => {
  expect(read("2026-02-16")).toBe("PHQ-9 cannot be scored, 5 answered, item 9 not answered.");
  expect(read("2026-02-09")).toBe("Medication visit missed.");
  expect(read("2026-03-09")).toBe("Medication visit planned.");
  expect(read("2026-01-20")).toBe("Nothing was recorded.");
});

test("the reading line stops at every day that says something, and at today", () => {
  expect(daysWithData(pictureFor("2026-03-02")).map((day) => day - dayNumber("2026-01-05"))).toEqual([
    -3, 0, 28, 35, 42, 56, 63,
  ]);
});
