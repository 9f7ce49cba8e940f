import { expect, test } from "vitest";
import en from "./messages/en.json" with { type: "json" };
import es from "./messages/es.json" with { type: "json" };
import { pageLanguage, type Word, wordsIn } from "./words.ts";

test("every language has every word, and each can be said", () => {
  expect(Object.keys(es).sort()).toEqual(Object.keys(en).sort());
  const values = {
    organization: "X",
    left: 2,
    count: 9,
    minutes: 2,
    readers: "none",
    at: 1,
    of: 9,
    from: 1,
    to: 9,
    open: 1,
    when: "Monday",
  };
  for (const language of ["en", "es"])
    for (const key of Object.keys(en) as Word[]) expect(wordsIn(language)(key, values)).not.toMatch(/[{}#]/);
});

test("a language without words of its own is spoken to in English", () => {
  expect([pageLanguage("es-MX"), pageLanguage("pt"), pageLanguage("")]).toEqual(["es", "en", "en"]);
});

test("the crisis line is named in every language", () => {
  for (const language of ["en", "es"]) {
    const said = ["help.call", "help.text", "help.emergency"] as const;
    expect(said.map((key) => wordsIn(language)(key)).join()).toMatch(/988.*988.*911/);
  }
});
