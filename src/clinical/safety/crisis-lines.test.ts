import { describe, expect, it } from "vitest";
import { crisisLines } from "./crisis-lines.ts";

const words = (about: string) => ({ en: { name: "Line", call: "Call", about }, es: { name: "Línea", about: "es" } });
const content = {
  countries: { US: [{ kind: "crisis-line" as const, number: "988", words: words("here") }] },
  elsewhere: [{ kind: "emergency" as const, number: null, words: words("anywhere") }],
};

describe("crisis lines", () => {
  it("are those of the country, in the language", () => {
    expect(crisisLines(content, "US", "es-US")).toEqual([
      { kind: "crisis-line", number: "988", name: "Línea", call: null, text: null, about: "es" },
    ]);
  });

  it("are never another country's number", () => {
    expect(crisisLines(content, "DE", "en")).toMatchObject([{ kind: "emergency", number: null, about: "anywhere" }]);
  });

  it("are said in English where the language has no words", () => {
    expect(crisisLines(content, "US", "pt")).toMatchObject([{ name: "Line", call: "Call", text: null }]);
  });
});
