import { expect, it } from "vitest";
import { RefusalWindow } from "./refusal-window.ts";

it("writes thirty refusals a minute and person, and says later how many more there were", () => {
  const window = new RefusalWindow();
  const takes = Array.from({ length: 100 }, () => window.take("one", 0));
  expect(takes.filter((take) => take !== null)).toHaveLength(30);
  expect(takes.slice(0, 30).every((take) => take?.unwritten === 0)).toBe(true);
  expect(window.take("one", 59_999)).toBeNull();
  expect(window.take("one", 60_000)).toEqual({ unwritten: 71 });
  expect(window.take("one", 60_001)).toEqual({ unwritten: 0 });
});

it("counts each person alone", () => {
  const window = new RefusalWindow();
  for (let tries = 0; tries < 40; tries += 1) window.take("one", 0);
  expect(window.take("another", 0)).toEqual({ unwritten: 0 });
});
