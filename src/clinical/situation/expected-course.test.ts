import { describe, expect, test } from "vitest";
import { CHECKLIST, expectedCourse, fitLocalCurve, type PastCourse } from "./expected-course.ts";

const now = {
  baseline: 20,
  current: 15,
  improvementPct: 25,
  week: 4,
  sessions: null,
  careWeek: null,
  remissionBelow: 5,
};

describe("the reference path", () => {
  test("20 % by week 4, 50 % by week 8, remission by week 12", () => {
    const { weeks, from } = expectedCourse(now, null);
    expect(from).toBe("reference");
    expect([0, 4, 8, 12].map((week) => weeks[week]?.expected)).toEqual([20, 16, 10, 4]);
    expect(weeks[2]?.expected).toBeCloseTo(18);
    expect(weeks.every(({ low, high }) => low === null && high === null)).toBe(true);
  });

  test("of a low first score it never rises", () => {
    const { weeks } = expectedCourse({ ...now, baseline: 6 }, null);
    expect(weeks.map(({ expected }) => expected)).toEqual(
      weeks.map(({ expected }) => expected).toSorted((a, b) => b - a),
    );
  });

  test.each([
    [3, 5, null],
    [4, 19.9, false],
    [4, 20, true],
    [7, 21, true],
    [8, 49.9, false],
    [8, 50, true],
  ])("week %i, %f %% better: %s", (week, improvementPct, onTrack) => {
    const course = expectedCourse({ ...now, week, improvementPct }, null);
    expect(course.onTrack).toBe(onTrack);
    expect(course.checklist).toEqual(onTrack === false ? CHECKLIST : []);
  });

  test("four sessions count as four weeks", () => {
    expect(expectedCourse({ ...now, week: 2, sessions: 4, improvementPct: 10 }, null).onTrack).toBe(false);
    expect(expectedCourse({ ...now, week: 2, sessions: 3, improvementPct: 10 }, null).onTrack).toBeNull();
  });

  test("what is not known is not called on track", () => {
    expect(expectedCourse({ ...now, current: null }, null).onTrack).toBeNull();
    expect(expectedCourse({ ...now, improvementPct: null }, null).onTrack).toBeNull();
  });
});

describe("the local curve", () => {
  const course = (noise: number): PastCourse => ({
    baseline: 18,
    scores: [0, 2, 4, 8, 12].map((week) => ({ week, total: 18 - 4 * Math.log(week + 1) + noise })),
  });
  const courses = Array.from({ length: 200 }, (_, place) => course((place % 11) - 5));

  test("needs 200 courses", () => {
    expect(fitLocalCurve(courses.slice(1))).toBeNull();
    expect(fitLocalCurve(courses)).not.toBeNull();
  });

  test("finds the line behind the noise, and the band that holds 80 of 100", () => {
    const curve = fitLocalCurve(courses);
    expect(curve?.b1).toBeCloseTo(-4, 6);
    expect(curve?.b0).toBeCloseTo(18, 0);
    expect(curve?.low).toBeCloseTo(-4, 0);
    expect(curve?.high).toBeCloseTo(4, 0);
  });

  test("worse than the band is not on track, even before week 4", () => {
    const curve = fitLocalCurve(courses);
    const early = { ...now, week: 2, improvementPct: 0 };
    expect(expectedCourse({ ...early, current: 19 }, curve).onTrack).toBe(false);
    expect(expectedCourse({ ...early, current: 15 }, curve).onTrack).toBe(true);
  });

  test("no score is expected under 0", () => {
    const { weeks } = expectedCourse(now, { b0: 10, b1: -8, low: -2, middle: 0, high: 1 });
    expect(weeks[12]).toEqual({ week: 12, low: 0, expected: 0, high: 0 });
  });

  test("is held against the week of care where that is known, and against week 12 after it", () => {
    const curve = { b0: 18, b1: -4, low: -2, middle: 0, high: 2 };
    const early = { ...now, current: 14, week: 1, improvementPct: 30 };
    expect(expectedCourse({ ...early, careWeek: null }, curve).onTrack).toBe(true);
    expect(expectedCourse({ ...early, careWeek: 3 }, curve).onTrack).toBe(true);
    expect(expectedCourse({ ...early, careWeek: 4 }, curve).onTrack).toBe(false);
    expect(expectedCourse({ ...early, current: 10, careWeek: 12 }, curve).onTrack).toBe(false);
    expect(expectedCourse({ ...early, current: 9, careWeek: 40 }, curve).onTrack).toBe(true);
  });

  test("scores of one week alone give no curve", () => {
    const flat = courses.map(({ baseline }) => ({ baseline, scores: [{ week: 0, total: 18 }] }));
    expect(fitLocalCurve(flat)).toBeNull();
  });
});
