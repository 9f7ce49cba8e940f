import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { loadStories } from "../knowledge/load-stories.ts";
import { brokenPromises, replayDays } from "./replay.ts";

const knowledge = loadKnowledge();
const { stories } = loadStories();

describe("replayDays", () => {
  test.each(stories.map((one) => [one.vignette.id, one] as const))(
    "%s: every day stands on what was recorded by then",
    (_, one) => {
      const days = replayDays(one, knowledge);
      expect(days.length).toBeGreaterThan(5);
      for (const { date, events, findings, promised } of days) {
        expect(events.length + promised.length, date).toBeGreaterThan(0);
        expect(findings.length, date).toBeGreaterThan(0);
        for (const { decided } of findings) if (decided !== undefined) expect(decided.on <= date).toBe(true);
      }
    },
  );

  test("one day alone is the same as in the whole course", () => {
    const jordan = stories.find(({ vignette }) => vignette.id === "jordan");
    if (jordan === undefined) throw new Error("There is no Jordan.");
    expect(replayDays(jordan, knowledge, 28)).toEqual(replayDays(jordan, knowledge).filter(({ day }) => day === 28));
  });

  test("every promise of the three stories is met, and a wrong one is named with what was found", () => {
    for (const story of stories) {
      const days = replayDays(story, knowledge);
      expect(brokenPromises(days)).toBe(0);
      expect(new Set(days.filter(({ promised }) => promised.length > 0).map(({ day }) => day))).toEqual(
        new Set(story.expected.map(({ day }) => day)),
      );
      const wrong = { ...story, expected: [{ day: 14, first: "PIV-S9 safety-emergency" }] };
      const [day] = replayDays(wrong, knowledge, 14);
      expect(brokenPromises(day === undefined ? [] : [day])).toBe(1);
      expect(day?.promised[0]).toMatchObject({ kind: "first", kept: false, found: expect.stringContaining("PIV-") });
    }
  });
});
