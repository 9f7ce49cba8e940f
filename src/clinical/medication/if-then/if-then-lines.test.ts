import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../../knowledge/load.ts";
import { crisisLines } from "../../safety/crisis-lines.ts";
import { type IfThenGround, ifThenLines } from "./if-then-lines.ts";

const knowledge = loadKnowledge();
const facts = (name: string) => {
  const found = knowledge.medications.get(name);
  if (found === undefined) throw new Error(`no medicine ${name}`);
  return found;
};
const NOTHING: IfThenGround = {
  medicines: [],
  asNeeded: new Set(),
  warningSigns: [],
  copingStrategies: [],
  contacts: [],
  reEntry: null,
  crisis: crisisLines(knowledge.crisis, "US", "en"),
  isOpioidCare: false,
};
const linesOf = (ground: Partial<IfThenGround>) => ifThenLines({ ...NOTHING, ...ground }, knowledge, "en");
const textOf = (ground: Partial<IfThenGround>) => linesOf(ground).map((line) => `If ${line.when}, then: ${line.do}`);

describe("the if-then card", () => {
  test("is made from this person's medicines, plan and crisis line", () => {
    const text = textOf({
      medicines: [facts("sertraline")],
      warningSigns: ["I stop answering messages"],
      copingStrategies: ["a walk before noon"],
      contacts: ["Ana, my sister"],
    });
    expect(text[0]).toMatch(/^If I miss sertraline, then: take it as soon as you remember/);
    expect(text.find((line) => line.startsWith("If I notice"))).toBe(
      "If I notice this: I stop answering messages, then: I try this: a walk before noon. I tell Ana, my sister. I call my team. I do not have to wait until it is bad.",
    );
    expect(text.join(" ")).toContain("988");
  });
  test("of a medicine taken as needed no dose is missed", () => {
    const lines = linesOf({ medicines: [facts("lorazepam")], asNeeded: new Set(["lorazepam"]) });
    expect(lines.some(({ about }) => about === "missed-dose")).toBe(false);
    expect(lines.some(({ about }) => about === "side-effect")).toBe(true);
  });
  test("speaks as the person speaks", () => {
    for (const medicine of knowledge.medications.values()) {
      const felt = linesOf({ medicines: [medicine] }).filter(({ about }) => about !== "missed-dose");
      expect(felt.map((line) => line.when).join(" "), medicine.name).not.toMatch(/\byou(r|rself)?\b/i);
    }
    expect(textOf({ medicines: [facts("sertraline")] }).join(" ")).toContain("I feel very restless");
  });
  test("without a plan it still says what to do, and a medicine without advice sends to leaflet and pharmacist", () => {
    const text = textOf({ medicines: [facts("warfarin")] });
    expect(text[0]).toBe(
      "If I miss warfarin, then: I look in the leaflet, or I ask my pharmacist. I never take two at once.",
    );
    expect(text.some((line) => line.startsWith("If I feel worse for some days"))).toBe(true);
  });
  test("where the country has no line of its own, no number is made up", () => {
    const text = textOf({ crisis: crisisLines(knowledge.crisis, "ZZ", "en") }).join(" ");
    expect(text).not.toMatch(/\d/);
  });
  test("in care for opioids an overdose stands on it", () => {
    expect(textOf({}).some((line) => line.includes("naloxone"))).toBe(false);
    expect(textOf({ isOpioidCare: true }).some((line) => line.includes("naloxone"))).toBe(true);
  });
  test("for every medicine the card has no hole and no number but those of its missed dose, its first weeks and the crisis line", () => {
    for (const medicine of knowledge.medications.values()) {
      const text = textOf({ medicines: [medicine] }).join(" ");
      expect(text).not.toMatch(/[{}#]|undefined|null/);
      const numbers =
        text
          .replaceAll(medicine.name, "")
          .replace(/\d+ (to \d+ )?(hour|day|week)s?/g, "")
          .match(/\d+/g) ?? [];
      expect(
        numbers.filter((one) => one !== "988" && one !== "911"),
        medicine.name,
      ).toEqual([]);
    }
  });
  test("reads at the level of a twelve-year-old, the names of medicines apart", () => {
    for (const name of ["sertraline", "lithium", "clozapine", "methadone", "quetiapine", "buprenorphine"]) {
      const text = textOf({ medicines: [facts(name)], isOpioidCare: true })
        .join(" ")
        .replaceAll(name, "pill");
      expect(grade(text), name).toBeLessThanOrEqual(7);
    }
  });
});

/** Flesch-Kincaid grade: school year at which a text is read. A list parted by semicolons is read item by item. */
function grade(text: string): number {
  const sentences = text.split(/[.:;?!]+/).filter((one) => /\w/.test(one)).length;
  const words = text.match(/[A-Za-z’']+/g) ?? [];
  const syllables = words.reduce((sum, word) => sum + syllablesOf(word.toLowerCase()), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}

function syllablesOf(word: string): number {
  const groups = word.replace(/(?:[^laeiouy]es|ed|[^laeiouy]e)$/, "").match(/[aeiouy]+/g);
  return Math.max(1, groups?.length ?? 1);
}
