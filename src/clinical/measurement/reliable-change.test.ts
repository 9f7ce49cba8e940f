import { describe, expect, test } from "vitest";
import { clinicalCut, leastReliablePoints, reliableChangeOf } from "./reliable-change.ts";

describe("reliable change", () => {
  test("SD 5 and r 0.84 make 5.54 points, whole scores 6", () => {
    const least = leastReliablePoints({ sdBefore: 5, reliability: 0.84 });
    expect(least).toBeCloseTo(5.54, 2);
    expect(reliableChangeOf(-5, least, true)).toBe("unchanged");
    expect(reliableChangeOf(-6, least, true)).toBe("recovered");
    expect(reliableChangeOf(-6, least, false)).toBe("improved");
    expect(reliableChangeOf(5, least, false)).toBe("unchanged");
    expect(reliableChangeOf(6, least, false)).toBe("deteriorated");
  });

  test("a perfect instrument has no error", () => {
    expect(leastReliablePoints({ sdBefore: 5, reliability: 1 })).toBe(0);
  });

  test("the cut: c where norms overlap, b where they do not, a without norms", () => {
    expect(clinicalCut({ mean: 16, sd: 5 }, { mean: 4, sd: 3 })).toBeCloseTo((3 * 16 + 5 * 4) / 8, 10);
    expect(clinicalCut({ mean: 40, sd: 5 }, { mean: 4, sd: 3 })).toBe(10);
    expect(clinicalCut({ mean: 16, sd: 5 }, undefined)).toBe(6);
  });
});
