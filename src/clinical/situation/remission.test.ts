import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { isKnown } from "../known.ts";
import { validateRecord } from "../record/validate.ts";
import { situationOf } from "./situation-of.ts";

const knowledge = loadKnowledge();
type Line = readonly [at: string, instrument: string, body: object];

function symptom(condition: string, lines: readonly Line[]) {
  const entries = [
    { id: "c", kind: "condition", at: "2026-01-02", condition, status: "active" },
    { id: "s", kind: "step", at: "2026-01-05", level: 2 },
    ...lines.map(([at, instrument, body], place) => ({ id: `e${place}`, kind: "score", at, instrument, ...body })),
  ];
  const read = validateRecord({ format: "accord-record/1", patient: { id: "p", name: "P" }, entries }, knowledge);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const field = situationOf(read.record, "2026-03-02", knowledge).symptom;
  return isKnown(field) ? field.value : undefined;
}
const total = (value: number) => ({ total: value });
const day = (at: string, instrument: string, value: number): Line => [at, instrument, total(value)];

test("OCD is in remission at 12 or less for a week", () => {
  const start = day("2026-01-05", "Y-BOCS", 30);
  expect(symptom("ocd", [start, day("2026-03-02", "Y-BOCS", 12)])?.status).toBe("response");
  const held = [start, day("2026-02-23", "Y-BOCS", 12), day("2026-03-02", "Y-BOCS", 12)];
  expect(symptom("ocd", held)?.status).toBe("remission");
});

test("PTSD is not in remission while the answers still meet the pattern", () => {
  const start = day("2026-01-05", "PCL-5", 50);
  const meets = [2, 0, 0, 0, 0, 2, 0, 2, 2, 0, 0, 0, 0, 0, 2, 2, 0, 0, 0, 0];
  expect(symptom("ptsd", [start, ["2026-03-02", "PCL-5", { answers: meets }]])?.status).toBe("response");
  const gone = [0, ...meets.slice(1)];
  expect(symptom("ptsd", [start, ["2026-03-02", "PCL-5", { answers: gone }]])?.status).toBe("remission");
});

test("bipolar disorder is in remission only with the depression measure below its cut too", () => {
  const start = day("2026-01-05", "YMRS", 30);
  const now = day("2026-03-02", "YMRS", 12);
  expect(symptom("bipolar-1", [start, now])?.status).toBe("response");
  expect(symptom("bipolar-1", [start, now, day("2026-03-02", "PHQ-9", 5)])?.status).toBe("response");
  expect(symptom("bipolar-1", [start, now, day("2026-03-02", "PHQ-9", 4)])?.status).toBe("remission");
});

test("a change is reliable from 6 points on PHQ-9, and recovery crosses the case cut", () => {
  const reliable = (before: number, after: number) =>
    symptom("mdd", [day("2026-01-05", "PHQ-9", before), day("2026-03-02", "PHQ-9", after)])?.reliable;
  expect(reliable(15, 10)).toBe("unchanged");
  expect(reliable(16, 10)).toBe("improved");
  expect(reliable(15, 9)).toBe("recovered");
  expect(reliable(9, 3)).toBe("improved");
  expect(reliable(10, 16)).toBe("deteriorated");
});

test("GAD-7 counts as a case from 8", () => {
  const reliable = (before: number, after: number) =>
    symptom("gad", [day("2026-01-05", "GAD-7", before), day("2026-03-02", "GAD-7", after)])?.reliable;
  expect(reliable(12, 8)).toBe("improved");
  expect(reliable(11, 7)).toBe("recovered");
});
