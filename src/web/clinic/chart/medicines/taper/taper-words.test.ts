import { describe, expect, it } from "vitest";
import { milligramsOn } from "./taper-words.ts";

const tablet = (strengthMg: number, pieces: number) => ({ form: "tablet", strengthMg, pieces });
const steps = [
  { day: 0, doseMg: 75, take: [tablet(50, 1), tablet(25, 1)], takeOther: null },
  { day: 28, doseMg: 18.75, take: [tablet(25, 1)], takeOther: [tablet(25, 0.5)] },
  { day: 56, doseMg: 6.25, take: [tablet(25, 0.5)], takeOther: [] },
  { day: 84, doseMg: 5, take: null, takeOther: null },
];

describe("milligramsOn", () => {
  it("is what the pieces of that day make, day by day where days alternate, and nothing on a day without", () => {
    expect([0, 27, 28, 29, 56, 57].map((day) => milligramsOn(steps, day, 100))).toEqual([75, 75, 25, 12.5, 12.5, 0]);
  });
  it("is nothing from the day it is stopped, however that was planned", () => {
    expect(milligramsOn([...steps, { day: 112, doseMg: 0, take: null, takeOther: null }], 112, 100)).toBe(0);
  });
  it("is the present dose before the first step, and not known where nobody knows how it is made up", () => {
    expect(milligramsOn(steps, -1, 100)).toBe(100);
    expect(milligramsOn(steps, 84, 100)).toBeNull();
  });
});
