import { describe, expect, test } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { loadDemoKnowledge } from "../knowledge/load-demo-knowledge.ts";
import { replayDays } from "./replay.ts";

const knowledge = loadKnowledge();
const { vignettes } = loadDemoKnowledge();

describe("replayDays", () => {
  test.each(vignettes.map((one) => [one.id, one] as const))(
    "%s: every day stands on what was recorded by then",
    (_, one) => {
      const days = replayDays(one, knowledge);
      expect(days.length).toBeGreaterThan(5);
      for (const { date, events, findings } of days) {
        expect(events.length, date).toBeGreaterThan(0);
        expect(findings.length, date).toBeGreaterThan(0);
        for (const { decided } of findings) if (decided !== undefined) expect(decided.on <= date).toBe(true);
      }
    },
  );

  test("one day alone is the same as in the whole course", () => {
    const jordan = vignettes.find(({ id }) => id === "jordan");
    if (jordan === undefined) throw new Error("There is no Jordan.");
    expect(replayDays(jordan, knowledge, 28)).toEqual(replayDays(jordan, knowledge).filter(({ day }) => day === 28));
  });
});
