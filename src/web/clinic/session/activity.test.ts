import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { noteActivity, someoneIsHere } from "./activity.ts";

describe("whether somebody is at the desk", () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it("is so for a minute after an act, and again with the next one", () => {
    noteActivity();
    vi.advanceTimersByTime(59_000);
    expect(someoneIsHere()).toBe(true);
    vi.advanceTimersByTime(1_000);
    expect(someoneIsHere()).toBe(false);
    noteActivity();
    expect(someoneIsHere()).toBe(true);
  });
});
