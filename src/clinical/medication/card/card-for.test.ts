import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../../../knowledge/load.ts";
import { cardFaults } from "./card-faults.ts";
import { cardInWords, cardOf } from "./card-for.ts";

const knowledge = loadKnowledge();
const facts = (name: string) => {
  const found = knowledge.medications.get(name);
  if (found === undefined) throw new Error(`no medicine ${name}`);
  return found;
};
const cardIdOf = (name: string) => cardOf(facts(name), knowledge)?.id;

describe("expectation cards", () => {
  test.each([
    ["sertraline", "expect-ssri"],
    ["clozapine", "expect-clozapine"],
    ["quetiapine", "expect-antipsychotic"],
    ["haloperidol decanoate", "expect-antipsychotic"],
    ["buprenorphine XR", "expect-buprenorphine"],
    ["naltrexone XR", "expect-naltrexone"],
    ["lorazepam", "expect-benzodiazepine"],
  ])("%s has the card %s: its own before its class's", (name, id) => {
    expect(cardIdOf(name)).toBe(id);
  });

  test("every card can be said for every medicine it is for, without a hole", () => {
    for (const medicine of knowledge.medications.values()) {
      const card = cardInWords(medicine, knowledge, "en");
      if (card === undefined) continue;
      const words = [card.title, card.when, card.eases ?? "", ...card.early, ...card.getHelpNow, card.stopping];
      expect(words.join(" ")).not.toMatch(/[{}#]|undefined/);
      expect(card.title).toContain(medicine.name);
    }
  });

  test("times are said in whole sentences", () => {
    expect(cardInWords(facts("sertraline"), knowledge, "en")?.when).toBe(
      "It takes time. Many people notice a first change after about 2 weeks; judge it after about 8 weeks.",
    );
    expect(cardInWords(facts("zolpidem"), knowledge, "en")?.when).toBe("You may feel it work after about an hour.");
    expect(cardInWords(facts("sertraline"), knowledge, "en")?.eases).toBe("This mostly eases within 1 to 2 weeks.");
  });

  test("a medicine without a card has none, and is not given another's", () => {
    expect(cardIdOf("metformin")).toBeUndefined();
  });

  test("a card for nothing, a second card for one target and missing words are faults", () => {
    const { cards, classes } = knowledge.catalogue;
    const medications = [...knowledge.medications.values()].map((value) => ({ file: "ingredients.json", value }));
    const [first] = cards;
    if (first === undefined) throw new Error("no card");
    const broken = [first, { ...first, id: "broken", targets: [...first.targets, "nonesuch"] }];
    const keys = new Set(["medicine-card.effect.nausea"]);
    const reasons = cardFaults({ cards: broken, classes }, medications, keys).map(({ reason }) => reason);
    expect(reasons).toContain('broken: no medicine or class is called "nonesuch"');
    expect(reasons).toContain('broken: "class:ssri" has two cards');
    expect(reasons.some((reason) => reason.startsWith("expect-ssri: there are no words for"))).toBe(true);
    expect(reasons.some((reason) => reason.includes("effect.nausea"))).toBe(false);
  });
});
