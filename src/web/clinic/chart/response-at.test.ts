import { expect, test } from "vitest";
import type { ScoreSeries } from "../../../clinical/timeline/timeline.ts";
import { loadKnowledge } from "../../../knowledge/load.ts";
import { responseAt } from "./picture-of.ts";

const { instruments } = loadKnowledge();

function lineOf(id: string, start: number | null): number | null {
  const instrument = instruments.get(id);
  const total = instrument?.total ?? { min: 0, max: 0 };
  const series: ScoreSeries = {
    instrument: id,
    rater: "self",
    version: null,
    language: null,
    title: id,
    worseWhen: instrument?.worseWhen ?? "higher",
    range: { min: total.min, max: total.max },
    bands: [],
    remissionBelow: null,
    points: [],
  };
  return responseAt(series, start, instrument);
}

test.each([
  ["PHQ-9 by half", "PHQ-9", 17, 8.5],
  ["PCL-5 by points", "PCL-5", 48, 38],
  ["ISI by points", "ISI", 21, 13],
  ["Y-BOCS by 35 %", "Y-BOCS", 20, 13],
  ["PDSS by 40 %", "PDSS-SR", 20, 12],
])("%s", (_, id, start, at) => {
  expect(lineOf(id, start)).toBeCloseTo(at, 6);
});

test("none where the instrument names none, nothing is to be held against, or the points are not there to gain", () => {
  expect(lineOf("ASRM", 10)).toBeNull();
  expect(lineOf("PHQ-9", null)).toBeNull();
  expect(lineOf("ISI", 7)).toBeNull();
});
