import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../../knowledge/load.ts";
import { simplerRegimen, type TakenLine } from "./simpler-regimen.ts";

const knowledge = loadKnowledge();
const line = (medication: string, more: Partial<TakenLine> = {}): TakenLine => ({
  medication,
  frequency: "once-daily",
  form: null,
  takenPct: 95,
  ...more,
});
const kinds = (...lines: TakenLine[]) =>
  simplerRegimen(lines, knowledge).map(({ kind, because }) => `${kind} ${because}`);

describe("simplerRegimen", () => {
  test("offers a slow form for what is taken twice a day, and not where it is one already", () => {
    const [found] = simplerRegimen([line("bupropion", { frequency: "twice-daily" })], knowledge);
    expect(found).toMatchObject({ kind: "frequency", to: expect.stringContaining("extended-release"), timesADay: 2 });
    expect(kinds(line("bupropion", { frequency: "twice-daily", form: "extended-release-tablet" }))).toEqual([]);
    expect(kinds(line("bupropion"))).toEqual([]);
  });

  test("offers an injection only where doses are missed or nobody asked, and not beside one", () => {
    expect(kinds(line("aripiprazole"))).toEqual([]);
    expect(kinds(line("aripiprazole", { takenPct: 60 }))).toEqual(["long-acting doses-missed"]);
    expect(kinds(line("aripiprazole", { takenPct: null }))).toEqual(["long-acting not-asked"]);
    expect(kinds(line("sertraline", { takenPct: 10 }))).toEqual([]);
  });

  test("offers one product for two that come together", () => {
    expect(simplerRegimen([line("olanzapine"), line("fluoxetine")], knowledge)).toMatchObject([
      { kind: "combination", medications: ["olanzapine", "fluoxetine"], to: "olanzapine with fluoxetine" },
    ]);
    expect(kinds(line("fluoxetine"))).toEqual([]);
  });

  test("puts missed doses before what is only convenient", () => {
    expect(kinds(line("bupropion", { frequency: "twice-daily" }), line("aripiprazole", { takenPct: 50 }))).toEqual([
      "long-acting doses-missed",
      "frequency fewer-doses",
    ]);
  });
});
