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

  it("falls back to English, and never leaves a hole", () => {
    expect(sentence(knowledge, "es", "doses", { missed: 0, lastOn: "" })).toBe("No dose missed");
    expect(() => sentence(knowledge, "en", "due", { name: "PHQ-9" })).toThrow();
    expect(() => sentence(knowledge, "en", "no-such-key")).toThrow("no-such-key");
  });
});
