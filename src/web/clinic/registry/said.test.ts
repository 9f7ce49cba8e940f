import type { TFunction } from "i18next";
import { expect, test, vi } from "vitest";
import { said } from "./said.ts";

const catalogue = (language: string) =>
  vi.fn((key: string, values: object) => `${language} ${key} ${JSON.stringify(values)}`) as unknown as TFunction;

test("words are put together once, and anew for other values and another language", () => {
  const english = catalogue("en");
  const spanish = catalogue("es");
  expect(said(english, "weeks", { weeks: 4 })).toBe('en weeks {"weeks":4}');
  expect(said(english, "weeks", { weeks: 4 })).toBe('en weeks {"weeks":4}');
  expect(english).toHaveBeenCalledTimes(1);
  expect(said(english, "weeks", { weeks: 5 })).toBe('en weeks {"weeks":5}');
  expect(said(english, "weeks")).toBe("en weeks {}");
  expect(said(spanish, "weeks", { weeks: 4 })).toBe('es weeks {"weeks":4}');
});
