import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { isKnown } from "../known.ts";
import type { Entry } from "../record/entry.ts";
import type { PatientRecord } from "../record/record.ts";
import { dayNumber, isoDay } from "../timeline/day-number.ts";
import { timelineOf } from "../timeline/timeline-of.ts";
import { episodeReading } from "./episode-reading.ts";
import type { LocalCurve } from "./expected-course.ts";
import { expectedField } from "./expected-field.ts";
import { type BandCurve, CurveTally, curveFor } from "./local-curves.ts";
import { situationOf } from "./situation-of.ts";

const knowledge = loadKnowledge();
const START = dayNumber("2025-10-01");
const iso = (day: number) => isoDay(START + day);
/** PHQ-9 totals by day of care. */
type Scores = readonly (readonly [day: number, total: number])[];

function recordWith(scores: Scores, beside: readonly object[] = []): PatientRecord {
  const entries = [
    { kind: "condition", at: iso(0), condition: "mdd", status: "active", verificationStatus: "confirmed" },
    { kind: "step", at: iso(0), level: 2 },
    ...scores.map(([day, total]) => ({ kind: "score", at: iso(day), instrument: "PHQ-9", total })),
    ...beside,
  ];
  return {
    format: "accord-record/1",
    patient: { id: "p", name: "P" },
    entries: entries.map((entry, place) => ({ id: `e${place}`, ...entry })) as Entry[],
  };
}

function counted(...records: readonly PatientRecord[]) {
  const tally = new CurveTally(knowledge);
  for (const record of records) tally.add(record, iso(200));
  return tally.result().map(({ band, courses, version }) => ({ band, courses, version }));
}

describe("the courses of a clinic", () => {
  test("are kept apart by the band they began in and the form of the measure", () => {
    const mild = recordWith([
      [0, 9],
      [14, 6],
    ]);
    const moderate = recordWith([
      [0, 10],
      [14, 6],
    ]);
    expect(counted(mild, moderate, moderate)).toEqual([
      { band: "mild", courses: 1, version: null },
      { band: "moderate", courses: 2, version: null },
    ]);
  });

  test.each<[string, Scores]>([
    ["one score is no course", [[0, 14]]],
    [
      "nothing scored by week 12",
      [
        [0, 14],
        [13 * 7, 6],
      ],
    ],
    [
      "begun in remission",
      [
        [0, 4],
        [28, 2],
      ],
    ],
    [
      "no score at the start of care",
      [
        [60, 14],
        [80, 9],
      ],
    ],
  ])("%s", (_, scores) => {
    expect(counted(recordWith(scores))).toEqual([]);
  });

  test("a score at the end of week 12 still counts", () => {
    expect(
      counted(
        recordWith([
          [0, 14],
          [13 * 7 - 1, 6],
        ]),
      ),
    ).toHaveLength(1);
  });

  test("a curve follows the last score of each week, and needs 200 courses of one band", () => {
    const tally = new CurveTally(knowledge);
    const record = recordWith([
      [-3, 14],
      [28, 20],
      [30, 8],
      [84, 8],
    ]);
    for (let n = 0; n < 199; n++) tally.add(record, iso(200));
    expect(tally.result()[0]?.curve).toBeNull();
    tally.add(record, iso(200));
    const [drawn] = tally.result();
    // By hand: x = 0, ln 5, ln 13; y = 14, 8, 8.
    expect(drawn?.curve?.b1).toBeCloseTo(-2.48, 2);
    expect(drawn?.curve?.b0).toBeCloseTo(13.46, 2);
  });
});

const curve: LocalCurve = { b0: 18, b1: -4, low: -3, middle: 0.5, high: 2 };
const curves: BandCurve[] = [
  { instrument: "PHQ-9", version: null, band: "moderately severe", courses: 240, curve },
  { instrument: "PHQ-9", version: null, band: "moderate", courses: 30, curve: null },
];

function expectedOn(record: PatientRecord, day: number) {
  const timeline = timelineOf(record, knowledge, iso(day));
  const { symptom, therapy } = situationOf(record, iso(day), knowledge);
  const found = expectedField({ reading: episodeReading(timeline, knowledge), symptom, therapy, timeline }, curves);
  return isKnown(found) ? found.value : null;
}

const sertraline = {
  kind: "medication",
  at: iso(0),
  orderId: "o",
  action: "start",
  medication: "sertraline",
  doseMg: 50,
  frequency: "once-daily",
};

describe("what is expected of one course", () => {
  test("is the curve of courses that began in the same band, over the weeks of care", () => {
    const found = expectedOn(
      recordWith(
        [
          [0, 17],
          [14, 17],
        ],
        [sertraline],
      ),
      14,
    );
    expect(found).toMatchObject({ from: "local", courses: 240, onTrack: false });
    expect(found?.weeks[0]).toEqual({ week: 0, low: 15, expected: 18.5, high: 20 });
    expect(found?.weeks[2]?.high).toBeCloseTo(20 - 4 * Math.log(3));
  });

  test("is the reference path where too few began so, and says how many", () => {
    const found = expectedOn(
      recordWith(
        [
          [0, 14],
          [14, 14],
        ],
        [sertraline],
      ),
      14,
    );
    expect(found).toMatchObject({ from: "reference", courses: 30, onTrack: null });
  });

  test("within the band, the fall by week 4 still counts", () => {
    const scores = (total: number): Scores => [
      [0, 19],
      [28, total],
    ];
    // 13.6 is the upper edge in week 4; 19 has to fall to 15.2, which is above it.
    expect(expectedOn(recordWith(scores(13), [sertraline]), 28)?.onTrack).toBe(true);
    expect(expectedOn(recordWith(scores(14), [sertraline]), 28)?.onTrack).toBe(false);
  });

  test("is read for the same form of the measure alone", () => {
    expect(curveFor(curves, { instrument: "PHQ-9", version: null }, "moderately severe")).toBe(curves[0]);
    expect(curveFor(curves, { instrument: "PHQ-9", version: "teen" }, "moderately severe")).toBeUndefined();
    expect(curveFor(curves, { instrument: "PHQ-9", version: null }, null)).toBeUndefined();
  });
});
