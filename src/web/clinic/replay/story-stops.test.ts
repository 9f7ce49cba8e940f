import { describe, expect, it } from "vitest";
import { stopFrom } from "./story-stops.ts";

const story = { days: [{ day: -3 }, { day: 0 }, { day: 14 }] };

describe("stopFrom", () => {
  it.each([
    [-5, "on", -3],
    [-3, "on", 0],
    [7, "on", 14],
    [14, "on", null],
    [14, "back", 0],
    [7, "back", 0],
    [-3, "back", null],
  ] as const)("from day %i %s is %s", (day, way, stop) => {
    expect(stopFrom(story, day, way)).toBe(stop);
  });
});
