import { describe, expect, test } from "vitest";
import { medicineList, nameOf } from "./medicine-list.ts";
import { knowledge, readRecord, started } from "./testing/read-record.ts";

const list = (entries: readonly object[]) => {
  const { record, timeline } = readRecord(entries);
  return medicineList(record, timeline, knowledge);
};
const act = (action: string, medication: string, at: string, more: object = {}) => ({
  kind: "medication",
  at,
  orderId: `order-${medication}`,
  action,
  medication,
  ...more,
});

describe("medicineList", () => {
  test("holds all a person takes on one list: taken, held, substances, stopped, whoever prescribes", () => {
    const lines = list([
      started("sertraline"),
      started("metformin", "2026-02-02", { source: "other-prescriber" }),
      started("lithium"),
      act("hold", "lithium", "2026-02-20", { reason: "dehydrated", until: "2026-03-05" }),
      started("trazodone"),
      act("stop", "trazodone", "2026-02-20", { reason: "sleeps" }),
      { kind: "use", at: "2026-02-01", substance: "Alcohol", frequency: "weekly", amount: "3 drinks" },
      { kind: "use", at: "2026-02-01", substance: "Cannabis", frequency: "none" },
    ]);
    expect(lines.map(({ medication, source, state }) => [medication, source, state])).toEqual([
      ["metformin", "other-prescriber", "taken"],
      ["sertraline", "prescribed", "taken"],
      ["lithium", "prescribed", "held"],
      ["alcohol", "substance", "taken"],
      ["cannabis", "substance", "stopped"],
      ["trazodone", "prescribed", "stopped"],
    ]);
    expect(lines[2]?.held).toEqual({ since: "2026-02-20", until: "2026-03-05", reason: "dehydrated" });
    expect(lines[3]).toMatchObject({ key: "use:alcohol", frequency: "weekly", amount: "3 drinks", known: true });
    expect(lines[5]?.stoppedOn).toBe("2026-02-20");
  });

  test("keeps a name nobody knows as written, and says that it was not checked", () => {
    expect(list([started("blorb")])[0]).toMatchObject({ medication: "blorb", known: false });
  });

  test("shows the dose of today, not one still to come", () => {
    const titrated = started("sertraline", "2026-02-25", { doseMg: 50, titration: [{ day: 14, doseMg: 100 }] });
    expect(list([titrated])[0]?.doseMg).toBe(50);
  });

  test("shows the newest fill and when it runs out; no fill on record is no fill known", () => {
    const fill = { kind: "dispense", at: "2026-02-10", medication: "Zoloft", daysSupply: 30 };
    expect(list([started("sertraline"), fill])[0]?.lastFill).toEqual({
      on: "2026-02-10",
      daysSupply: 30,
      runsOutOn: "2026-03-12",
    });
    expect(list([started("sertraline")])[0]?.lastFill).toBeNull();
  });

  test("shows missed doses as last asked, never those of an earlier course", () => {
    const asked = (at: string) => ({ kind: "adherence", at, missed: 2, of: 7 });
    expect(list([started("sertraline"), asked("2026-02-20")])[0]?.adherence).toEqual({
      on: "2026-02-20",
      missed: 2,
      of: 7,
      ageDays: 10,
    });
    expect(list([started("sertraline"), asked("2026-01-20")])[0]?.adherence).toBeNull();
  });

  test("averages the caffeine of two weeks of diary where nobody asked otherwise", () => {
    const diary = (date: string, caffeineMg: number) => ({ kind: "diary", at: date, date, caffeineMg });
    const lines = list([diary("2026-01-01", 900), diary("2026-02-27", 100), diary("2026-02-28", 201)]);
    expect(lines.map(({ medication, amount }) => [medication, amount])).toEqual([["caffeine", "151 mg"]]);
  });
});

describe("nameOf", () => {
  test("is the ingredient a brand means, else the name as written", () => {
    expect(nameOf(knowledge, "Zoloft")).toBe("sertraline");
    expect(nameOf(knowledge, "blorb")).toBe("blorb");
  });
});
