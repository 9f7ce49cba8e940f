import { describe, expect, test } from "vitest";
import { type DraftOrder, personOf, regimenOf } from "./regimen-of.ts";
import { knowledge, readRecord, started, TODAY } from "./testing/read-record.ts";

const list = (entries: readonly object[], draft: DraftOrder | null = null) =>
  regimenOf(readRecord(entries).timeline, knowledge, draft);
const person = (entries: readonly object[], patient: object = {}) =>
  personOf(readRecord(entries, patient).timeline, knowledge);
const act = (action: "stop" | "hold" | "resume" | "change", medication: string, at: string, more: object = {}) => ({
  kind: "medication",
  at,
  orderId: `order-${medication}`,
  action,
  medication,
  ...more,
});

describe("regimenOf", () => {
  test("reads a running order with its daily dose, whole weeks and form", () => {
    expect(list([started("sertraline", "2026-02-10", { frequency: "twice-daily", form: "tablet" })])).toEqual([
      { name: "sertraline", starting: false, weeksOn: 2, form: "tablet", doseMgPerDay: 40 },
    ]);
  });

  test("calls what began today a start", () => {
    expect(list([started("sertraline", TODAY)])[0]).toMatchObject({ starting: true, weeksOn: 0 });
  });

  test("counts as needed by its limit, and leaves the dose out where no limit is known", () => {
    const asNeeded = { frequency: "as-needed", plannedStop: "2026-03-20" };
    expect(list([started("lorazepam", "2026-02-20", { ...asNeeded, doseMg: 1, maxPerDay: 2 })])[0]).toMatchObject({
      doseMgPerDay: 2,
      crossTaper: true,
    });
    expect(list([started("lorazepam", "2026-02-20", asNeeded)])[0]).not.toHaveProperty("doseMgPerDay");
  });

  test("keeps what was stopped for as long as the slowest depot counts, once, by its newest end", () => {
    const stopped = [
      started("fluoxetine", "2025-09-01"),
      act("stop", "fluoxetine", "2025-12-01", { reason: "switch" }),
      started("fluoxetine", "2026-01-02", { orderId: "again" }),
      act("stop", "fluoxetine", "2026-02-20", { orderId: "again", reason: "switch" }),
    ];
    expect(list(stopped)).toEqual([{ name: "fluoxetine", stoppedDaysAgo: 10 }]);
    const longAgo = [started("fluoxetine", "2024-01-02"), act("stop", "fluoxetine", "2025-01-02", { reason: "well" })];
    expect(list(longAgo)).toEqual([]);
  });

  test("does not call a medicine stopped that is taken again", () => {
    const again = [
      started("fluoxetine", "2025-12-01"),
      act("stop", "fluoxetine", "2026-01-10", { reason: "x" }),
      started("fluoxetine", "2026-02-02", { orderId: "again" }),
    ];
    expect(list(again).map(({ name, stoppedDaysAgo }) => [name, stoppedDaysAgo])).toEqual([["fluoxetine", undefined]]);
  });

  test("reads a medicine on hold as not taken since that day, and after a resume as missed for so long", () => {
    const held = [started("clozapine", "2026-01-05"), act("hold", "clozapine", "2026-02-27", { reason: "fever" })];
    expect(list(held)).toEqual([{ name: "clozapine", stoppedDaysAgo: 3 }]);
    const resume = { orderId: "order-clozapine", action: "resume", medication: "clozapine" } as const;
    expect(list(held, resume)[0]).toMatchObject({ name: "clozapine", missedDays: 3, starting: false });
  });

  test("sets a draft in the place of the order it changes, with the greatest dose of its steps", () => {
    const draft: DraftOrder = {
      orderId: "order-sertraline",
      action: "change",
      medication: "sertraline",
      doseMg: 50,
      titration: [{ day: 7, doseMg: 100 }],
    };
    const read = list([started("sertraline"), started("lithium", "2026-02-02", { doseMg: 600 })], draft);
    expect(read.map(({ name, doseMgPerDay }) => [name, doseMgPerDay])).toEqual([
      ["lithium", 600],
      ["sertraline", 100],
    ]);
  });

  test("reads a draft that stops or holds as stopped today", () => {
    for (const action of ["stop", "hold"] as const)
      expect(list([started("sertraline")], { orderId: "order-sertraline", action, medication: "sertraline" })).toEqual([
        { name: "sertraline", stoppedDaysAgo: 0 },
      ]);
  });

  test("a draft keeps the form of the order it changes, and of no other", () => {
    const orders = [
      started("lithium", "2026-02-02", { form: "extended-release" }),
      started("sertraline", "2026-02-02", { form: "tablet" }),
    ];
    const change = { orderId: "order-sertraline", action: "change", medication: "sertraline", doseMg: 50 } as const;
    const formOf = (draft: DraftOrder) => list(orders, draft).find(({ name }) => name === "sertraline")?.form;
    expect(formOf(change)).toBe("tablet");
    expect(formOf({ ...change, form: "liquid" })).toBe("liquid");
  });

  test("keeps the form of what was stopped, the day it was", () => {
    const stopped = [
      started("sertraline", "2026-02-02", { form: "tablet" }),
      act("stop", "sertraline", TODAY, { reason: "switch" }),
    ];
    expect(list(stopped)).toEqual([{ name: "sertraline", form: "tablet", stoppedDaysAgo: 0 }]);
  });

  test("counts a depot in its own unit", () => {
    const depot = started("paliperidone palmitate (1-month)", "2026-02-02", {
      doseMg: 156,
      frequency: "every-4-weeks",
    });
    expect(list([depot])[0]).toMatchObject({ doseInUnit: 156 });
    expect(list([depot])[0]).not.toHaveProperty("doseMgPerDay");
  });

  test("counts told use by its newest word; rare use is not taken together, unknown use is", () => {
    const use = (at: string, frequency?: string) => ({ kind: "use", at, substance: "Alcohol", frequency });
    expect(list([use("2026-02-01", "daily")])).toEqual([{ name: "alcohol" }]);
    expect(list([use("2026-02-01")])).toEqual([{ name: "alcohol" }]);
    expect(list([use("2026-02-01", "occasional")])).toEqual([]);
    expect(list([use("2026-02-01", "none")])).toEqual([]);
    expect(list([use("2026-01-01", "daily"), use("2026-02-20", "none")])).toEqual([
      { name: "alcohol", stoppedDaysAgo: 10 },
    ]);
  });

  test("counts the caffeine of the diary where nobody asked about it otherwise", () => {
    const diary = { kind: "diary", at: "2026-02-28", date: "2026-02-28", caffeineMg: 300 };
    expect(list([diary])).toEqual([{ name: "caffeine" }]);
    expect(list([diary, { kind: "use", at: "2026-02-01", substance: "caffeine", frequency: "none" }])).toEqual([]);
  });
});

describe("personOf", () => {
  const asked = { kind: "condition", at: "2026-01-05", condition: "mdd", status: "active" };

  test("leaves out what the record does not say", () => {
    expect(person([])).toEqual({ labs: {} });
  });

  test("tells no condition apart from conditions that are over", () => {
    expect(person([asked]).conditions).toEqual(["mdd"]);
    expect(person([asked, { ...asked, at: "2026-02-05", status: "resolved" }]).conditions).toEqual([]);
  });

  test.each(["pregnant", "breastfeeding"] as const)("%s is yes where it was said", (context) => {
    const read = person([{ kind: "profile", at: "2026-01-05", contexts: [context] }]);
    expect(read).toMatchObject({ pregnant: false, breastfeeding: false, [context]: true });
    expect(read).not.toHaveProperty("pregnancyPossible");
  });

  test("reads weight in kilograms, and how well the kidneys work", () => {
    const vital = { kind: "vital", at: "2026-02-02", test: "weight", value: 71, unit: "kg" };
    const lab = { kind: "lab", at: "2026-02-02", test: "creatinine-clearance", value: 55, unit: "mL/min" };
    expect(person([vital, lab])).toMatchObject({ weightKg: 71, creatinineClearance: 55 });
    expect(person([vital])).not.toHaveProperty("egfr");
  });

  test("reads age, sex, pregnancy and plans", () => {
    const profile = { kind: "profile", at: "2026-01-05", contexts: ["planning-pregnancy"] };
    expect(person([profile], { birthDate: "1996-03-03", sex: "female" })).toMatchObject({
      age: 29,
      sex: "female",
      pregnant: false,
      breastfeeding: false,
      pregnancyPossible: true,
    });
  });

  test("takes the newest value of a year; an older one says nothing of today, pounds are not kilograms", () => {
    const vital = (at: string, test: string, value: number, unit: string) => ({ kind: "vital", at, test, value, unit });
    const lab = (at: string, value: number) => ({ kind: "lab", at, test: "egfr", value, unit: "mL/min" });
    const read = person([lab("2026-01-02", 80), lab("2026-02-02", 45), vital("2026-01-02", "weight", 150, "[lb_av]")]);
    expect(read).toMatchObject({ egfr: 45, labs: { egfr: { value: 45, unit: "mL/min" } } });
    expect(read).not.toHaveProperty("weightKg");
    expect(person([lab("2024-01-02", 30)])).toEqual({ labs: {} });
  });
});

describe("what a first dose asks for", () => {
  const test1502 = (value: number) => ({ kind: "lab", at: "2020-01-05", test: "hla-b-1502", value, unit: "1" });
  const told = (ancestry: string[]) => ({ kind: "profile", at: "2026-01-05", ancestry });

  test("a gene test never grows old; asked and not told is not known", () => {
    expect(person([test1502(1)]).genes).toEqual({ "HLA-B*15:02": "positive" });
    expect(person([test1502(0)]).genes).toEqual({ "HLA-B*15:02": "negative" });
    expect(person([told(["Thai"])]).ancestry).toEqual(["Thai"]);
    expect(person([told([])])).not.toHaveProperty("ancestry");
  });
});
