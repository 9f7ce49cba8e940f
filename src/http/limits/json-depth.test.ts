import { describe, expect, it } from "vitest";
import { jsonDepth } from "./json-depth.ts";

describe("jsonDepth", () => {
  it.each([
    ["1", 0],
    ["{}", 1],
    ['{"a":[{"b":1}]}', 3],
    ['["[[[[", "\\"[[["]', 1],
    ["[".repeat(100), 100],
  ])("reads %s", (text, depth) => {
    expect(jsonDepth(text)).toBe(depth);
  });

  it("stops reading once the limit is passed", () => {
    expect(jsonDepth("[".repeat(1_000_000))).toBe(101);
  });
});
