import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { crisisContentSchema } from "../../clinical/knowledge/crisis-content.ts";
import { crisisLines } from "../../clinical/safety/crisis-lines.ts";
import { closedWords, ownLines } from "./help-facts.ts";
import { wordsIn } from "./words.ts";

const file = new URL("../../../knowledge/alerts/crisis.json", import.meta.url);
const { countries, elsewhere } = JSON.parse(readFileSync(file, "utf8"));

test.each(["en", "es"])(
  "what the page says of help before a form is open is what the knowledge says (%s)",
  (language) => {
    const content = crisisContentSchema.parse({ countries, elsewhere });
    expect(ownLines(wordsIn(language))).toEqual(crisisLines(content, "US", language));
  },
);

test("the next opening is said as a day and a time on the clinic's own clock", () => {
  const said = (language: string) => closedWords({ opensAt: "2026-03-09T09:00" }, language, wordsIn(language));
  expect(said("en")).toMatch(/closed now.*before Monday, March 9.*9:00\sAM/);
  expect(said("es")).toMatch(/cerrada ahora.*lunes, 9 de marzo.*9:00/);
  expect(closedWords({ opensAt: null }, "en", wordsIn("en"))).toMatch(/closed now, and nobody there reads/);
});
