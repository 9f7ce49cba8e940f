import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import type { Entry } from "../record/entry.ts";
import { validateRecord } from "../record/validate.ts";
import { timelineOf } from "./timeline-of.ts";

const knowledge = loadKnowledge();
const phq9 = (id: string, at: string, more: object = {}) => ({
  id,
  kind: "score",
  at,
  instrument: "PHQ-9",
  total: 10,
  safetyItem: 0,
  ...more,
});

function lanes(...entries: object[]) {
  const record = { format: "accord-record/1", patient: { id: "p", name: "P" }, entries };
  const checked = validateRecord(record, knowledge);
  if ("faults" in checked) throw new Error(JSON.stringify(checked.faults));
  return timelineOf(checked.record, knowledge, "2026-03-02").scores.map(
    ({ instrument, rater, version, language, points }) => [
      [instrument, rater, version ?? "standard", language ?? "-"].join(" "),
      points.map(({ entryId }: { entryId: Entry["id"] }) => entryId).join(" "),
    ],
  );
}

test("who speaks for the patient has a series of their own, after the patient's", () => {
  expect(
    lanes(
      phq9("mother", "2026-01-01", { completedBy: "caregiver" }),
      phq9("own", "2026-01-02", { completedBy: "patient" }),
      phq9("nurse", "2026-01-03", { completedBy: "clinician" }),
      phq9("unsaid", "2026-01-04"),
    ),
  ).toEqual([
    ["PHQ-9 self standard -", "own unsaid"],
    ["PHQ-9 clinician standard -", "nurse"],
    ["PHQ-9 caregiver standard -", "mother"],
  ]);
});

test("a clinician's own scale is one series whoever typed it in", () => {
  const aims = (id: string, completedBy?: string) => ({
    ...phq9(id, "2026-01-01", { completedBy }),
    instrument: "AIMS",
    safetyItem: undefined,
  });
  expect(lanes(aims("a", "clinician"), aims("b"))).toEqual([["AIMS self standard -", "a b"]]);
});

test("languages and versions are never joined; regional forms are one; the newest series stands first", () => {
  const week = { instrument: "PCL-5", safetyItem: undefined };
  expect(
    lanes(
      phq9("en", "2026-01-01", { language: "en-US" }),
      phq9("plain", "2026-01-05"),
      phq9("es", "2026-02-01", { language: "es" }),
      phq9("month", "2026-01-01", week),
      phq9("week", "2026-02-01", { ...week, version: "past-week" }),
    ),
  ).toEqual([
    ["PHQ-9 self standard es", "es"],
    ["PHQ-9 self standard en", "en plain"],
    ["PCL-5 self past-week -", "week"],
    ["PCL-5 self standard -", "month"],
  ]);
});

test("a language another rater names says nothing of the forms that name none", () => {
  expect(
    lanes(phq9("own", "2026-01-02"), phq9("mother", "2026-01-03", { completedBy: "caregiver", language: "es" })),
  ).toEqual([
    ["PHQ-9 self standard -", "own"],
    ["PHQ-9 caregiver standard es", "mother"],
  ]);
});

test("a panic score is read by the bands that hold beside agoraphobia, from the day it is known", () => {
  const pdss = { id: "s", kind: "score", at: "2026-01-01", instrument: "PDSS-SR", total: 14 };
  const panic = (id: string, at: string, features: readonly string[]) => ({
    id,
    kind: "condition",
    at,
    condition: "panic",
    status: "active",
    features,
  });
  const read = (...entries: object[]) => {
    const record = { format: "accord-record/1", patient: { id: "p", name: "P" }, entries: [pdss, ...entries] };
    const checked = validateRecord(record, knowledge);
    if ("faults" in checked) throw new Error(JSON.stringify(checked.faults));
    const [series] = timelineOf(checked.record, knowledge, "2026-03-02").scores;
    return [series?.points[0]?.band, series?.bands.find(({ name }) => name === "marked")?.from];
  };
  const plain = panic("c1", "2026-01-01", []);
  expect(read(plain)).toEqual(["marked", 14]);
  expect(read(plain, panic("c2", "2026-03-02", ["agoraphobic-avoidance"]))).toEqual(["moderate", 16]);
  expect(read(plain, panic("c2", "2026-03-03", ["agoraphobic-avoidance"]))).toEqual(["marked", 14]);
});
