import { expect, test } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { validateEntry } from "../record/validate.ts";
import { logEntries } from "./log-entries.ts";

const knowledge = loadKnowledge();
const AT = "2026-03-02T08:00:00+01:00";

function entriesOf(id: string, answers: (number | null)[]) {
  const instrument = knowledge.instruments.get(id);
  if (instrument === undefined) throw new Error(id);
  const entries = logEntries(instrument, answers, AT);
  for (const entry of entries) expect(validateEntry({ id: "e", at: AT, ...entry }, knowledge)).toHaveProperty("entry");
  return entries;
}
const padded = (answers: (number | null)[], length: number) => [
  ...answers,
  ...Array(length - answers.length).fill(null),
];

test("a night past midnight is a line of the diary", () => {
  expect(entriesOf("sleep-night", [1410, 30, 30, 390, 450])).toEqual([
    { kind: "diary", date: "2026-03-02", sleepHours: 6, timeInBedHours: 8 },
  ]);
  expect(entriesOf("sleep-night", [1410, 30, null, 390, 450])).toEqual([]);
});

test("a day without panic has no strongest attack", () => {
  expect(entriesOf("panic-log", [0, null, 4])).toEqual([{ kind: "diary", date: "2026-03-02", panicAttacks: 0 }]);
  expect(entriesOf("panic-log", [2, 7, 4])).toEqual([
    { kind: "diary", date: "2026-03-02", panicAttacks: 2, panicIntensity: 7 },
  ]);
});

test("side effects bring their level and each red flag that was ticked, never a no", () => {
  expect(entriesOf("SE-own", padded([2, 1, 0, 0, 1], 14))).toEqual([
    { kind: "side-effect", effect: "any", severity: "moderate" },
    { kind: "sign", sign: "rash", source: "patient" },
    { kind: "sign", sign: "confusion", source: "patient" },
  ]);
  expect(entriesOf("SE-own", [0])).toEqual([{ kind: "side-effect", effect: "any", severity: "none" }]);
});

test("doses counted go before doses guessed; nothing answered is not taken as all taken", () => {
  expect(entriesOf("adherence-own", padded([2, 90, 7], 11))).toEqual([
    { kind: "adherence", missed: 2, of: 7, source: "patient" },
  ]);
  expect(entriesOf("adherence-own", [2, 90])).toEqual([{ kind: "adherence", missed: 10, of: 100, source: "patient" }]);
  expect(entriesOf("adherence-own", [2, null])).toEqual([]);
});
