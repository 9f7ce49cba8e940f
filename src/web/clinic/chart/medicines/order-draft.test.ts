import { describe, expect, it } from "vitest";
import { draftFaults, newOrder, orderOf } from "./order-draft.ts";

const ids = { entryId: "e", orderId: "o" };
const draft = { ...newOrder(ids, "levothyroxine", null), dose: "50", unit: "mcg" as const };

describe("an order as it is typed", () => {
  it.each([
    ["50", "mcg", 0.05],
    ["1,5", "mg", 1.5],
    ["0.9", "g", 900],
    ["112.5", "mcg", 0.1125],
  ] as const)("is sent in milligrams: %s %s", (dose, unit, doseMg) => {
    expect(orderOf({ ...draft, dose, unit }).doseMg).toBe(doseMg);
  });

  it("leaves out what nobody filled in, and keeps a limit only for what is taken as needed", () => {
    expect(orderOf({ ...draft, maxPerDay: "3" })).toEqual({
      orderId: "o",
      action: "start",
      medication: "levothyroxine",
      doseMg: 0.05,
      frequency: "once-daily",
    });
    expect(orderOf({ ...draft, frequency: "as-needed", maxPerDay: "3" })).toMatchObject({ maxPerDay: 3 });
  });

  it.each([
    [{ dose: "" }, "dose-missing"],
    [{ dose: "-5" }, "dose-wrong"],
    [{ dose: "0" }, "dose-wrong"],
    [{ dose: "1e3" }, "dose-wrong"],
    [{ frequency: "as-needed" }, "limit-missing"],
    [{ frequency: "as-needed", maxPerDay: "0" }, "limit-wrong"],
    [{ shortTerm: true }, "stop-missing"],
    [{ steps: [{ id: "s", day: "1.5", dose: "100", reviewMeasure: "" }] }, "step-wrong"],
    [{ steps: [{ id: "s", day: "7", dose: "", reviewMeasure: "" }] }, "step-wrong"],
  ])("is held back where %o", (over, fault) => {
    expect(draftFaults({ ...draft, ...over })).toEqual([fault]);
  });

  it("goes on where nothing is missing", () => {
    expect(draftFaults(draft)).toEqual([]);
  });
});
