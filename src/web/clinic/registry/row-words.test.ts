import type { TFunction } from "i18next";
import { expect, test } from "vitest";
import type { RegistryRow } from "../../../clinical/registry/row.ts";
import { ageOn, daysBetween, medicineWords } from "./row-words.ts";

const t = ((key: string) => key) as unknown as TFunction;

test("a birthday counts on its day, not before", () => {
  expect(ageOn("2008-03-02", "2026-03-01")).toBe(17);
  expect(ageOn("2008-03-02", "2026-03-02")).toBe(18);
  expect(ageOn("2008-02-29", "2026-02-28")).toBe(17);
});

test("days are calendar days, over a change of clocks too", () => {
  expect(daysBetween("2026-03-07", "2026-03-09")).toBe(2);
  expect(daysBetween("2026-03-07T23:30:00-05:00", "2026-03-08")).toBe(1);
});

test("a medicine without a fixed daily dose says so", () => {
  const medicines: RegistryRow["medicines"] = [
    { name: "sertraline", dailyMg: 37.5, frequency: "once-daily", shortTerm: false },
    { name: "lorazepam", dailyMg: null, frequency: "as-needed", shortTerm: true },
    { name: "lithium", dailyMg: null, frequency: "twice-daily", shortTerm: false },
  ];
  expect(medicineWords(t, { medicines } as RegistryRow)).toBe(
    "sertraline 37.5, lorazepam registry.asNeeded, lithium registry.doseUnknown",
  );
});
