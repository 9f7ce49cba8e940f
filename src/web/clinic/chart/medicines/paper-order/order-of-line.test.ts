import { expect, it } from "vitest";
import type { MedicineLine } from "../../../../../http/contract/medicines.ts";
import { orderOfLine } from "./order-of-line.ts";

const line = { key: "o1" } as MedicineLine;
const act = (id: string, at: string, more: object) => ({
  id,
  kind: "medication",
  at,
  orderId: "o1",
  medication: "sertraline",
  ...more,
});
const lane = {
  orderId: "o1",
  startedDay: 20514,
  steps: [
    { day: 20514, doseMg: 25, frequency: "daily" },
    { day: 20521, doseMg: 50, frequency: "daily" },
  ],
};
const chartOf = (...entries: ReturnType<typeof act>[]) => ({
  entries,
  timeline: { doses: [lane] },
  today: "2026-03-02",
});
const author = { role: "prescriber", id: "p1" };

it("says of an order what its newest act says, the way it is taken, and the steps still to come", () => {
  const start = act("a", "2026-03-02", { action: "start", doseMg: 25, route: "oral", daysSupply: 30, author });
  expect(orderOfLine(chartOf(start), line)).toEqual({
    author,
    route: "oral",
    start: "2026-03-02",
    daysSupply: 30,
    refills: null,
    steps: [{ from: "2026-03-09", doseMg: 50, frequency: "daily" }],
  });
  const change = act("b", "2026-03-02T15:00:00Z", { action: "change", doseMg: 50, refills: 1 });
  const changed = orderOfLine(chartOf(start, change), line);
  expect(changed).toMatchObject({ author: null, route: "oral", daysSupply: null, refills: 1 });
});

it("leaves out what was taken back and what belongs to another order, and knows nothing of an order that is not there", () => {
  const start = act("a", "2026-03-02", { action: "start", doseMg: 25, refills: 1, author });
  const wrong = act("b", "2026-03-02", { action: "change", doseMg: 50, refills: 9, replaces: "a", author });
  const back = { id: "c", kind: "retraction", at: "2026-03-02", retracts: "b" } as never;
  const other = act("d", "2026-03-02", { orderId: "o2", action: "start", doseMg: 10, refills: 5, author });
  expect(orderOfLine(chartOf(start, other), line).refills).toBe(1);
  expect(orderOfLine(chartOf(start, wrong, other), line).refills).toBe(9);
  expect(orderOfLine(chartOf(start, wrong, back), line)).toMatchObject({ author: null, refills: null });
  expect(orderOfLine({ entries: [], timeline: {}, today: "2026-03-02" }, line)).toEqual({
    author: null,
    route: null,
    start: null,
    daysSupply: null,
    refills: null,
    steps: [],
  });
});
