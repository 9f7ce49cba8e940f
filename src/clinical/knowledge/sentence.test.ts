import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { sentence } from "./sentence.ts";

const en = new Map([
  ["due", "{name} was due on {dueOn}"],
  ["doses", "{missed, plural, =0 {No dose missed} one {# dose missed} other {# doses missed, last on {lastOn}}}"],
]);
const es = new Map([["due", "{name} vencía el {dueOn}"]]);
const knowledge = {
  ...loadKnowledge(),
  messages: new Map([
    ["en", en],
    ["es", es],
  ]),
};

/** What is said, or that nothing is: a plural of words has no saying. */
function outcomeOf(say: () => string): string {
  try {
    return say();
  } catch {
    return "cannot be said";
  }
}

const describedAs = (value: unknown) => () => ({ value, enumerable: true, configurable: true });

describe("a sentence", () => {
  it("says dates as people of its language do, whatever the zone of the machine", () => {
    const values = { name: "PHQ-9", dueOn: "2026-03-02" };
    expect(sentence(knowledge, "en", "due", values)).toBe("PHQ-9 was due on Mar 2, 2026");
    expect(sentence(knowledge, "es-MX", "due", values)).toBe("PHQ-9 vencía el 2 mar 2026");
  });

  it("asks only for the values its template names, inside plural forms too", () => {
    const asked: string[] = [];
    const values = (name: string) => {
      asked.push(name);
      return name === "missed" ? 3 : "2026-03-02";
    };
    expect(sentence(knowledge, "en", "doses", values)).toBe("3 doses missed, last on Mar 2, 2026");
    expect(asked.sort()).toEqual(["lastOn", "missed"]);
  });

  it("says every message of the catalogues as the formatter does", () => {
    const known = loadKnowledge();
    for (const [language, catalogue] of known.messages) {
      for (const [key, template] of catalogue) {
        for (const value of ["some words", "", 0, -3.5, true]) {
          const said = new Proxy(
            {},
            { get: () => value, has: () => true, getOwnPropertyDescriptor: describedAs(value) },
          );
          const formatted = outcomeOf(() => String(new IntlMessageFormat(template, language).format(said)));
          expect(
            outcomeOf(() => sentence(known, language, key, () => value)),
            key,
          ).toBe(formatted);
        }
      }
    }
  });

  it("says the same again, and never a sentence kept from other values", () => {
    const say = (missed: number, lastOn?: string | null) =>
      sentence(knowledge, "en", "doses", lastOn === undefined ? { missed } : { missed, lastOn });
    for (const _ of [1, 2]) {
      expect(say(2, "2026-03-02")).toBe("2 doses missed, last on Mar 2, 2026");
      expect(say(3, "2026-03-02")).toBe("3 doses missed, last on Mar 2, 2026");
      expect(say(2, "2026-03-01")).toBe("2 doses missed, last on Mar 1, 2026");
      expect(() => say(2)).toThrow();
      expect(say(1)).toBe("1 dose missed");
    }
  });

  it("falls back to English, and never leaves a hole", () => {
    expect(sentence(knowledge, "es", "doses", { missed: 0, lastOn: "" })).toBe("No dose missed");
    expect(() => sentence(knowledge, "en", "due", { name: "PHQ-9" })).toThrow();
    expect(() => sentence(knowledge, "en", "no-such-key")).toThrow("no-such-key");
  });
});
