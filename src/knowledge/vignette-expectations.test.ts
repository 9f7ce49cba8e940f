import { describe, expect, it } from "vitest";
import { replayVignette, vignetteFaults } from "../clinical/simulation/replay-vignette.ts";
import { loadKnowledge } from "./load.ts";
import { loadStories } from "./load-stories.ts";

const knowledge = loadKnowledge();

describe.each(loadStories().stories.map(({ vignette, expected }) => [vignette.id, vignette, expected] as const))(
  "%s",
  (_, vignette, days) => {
    it.each(days.map((expected) => [expected.day, expected] as const))("day %i", (day, expected) => {
      expect(vignetteFaults(expected, replayVignette(vignette, day, knowledge))).toEqual([]);
    });

    it("tells a wrong promise apart", () => {
      const said = replayVignette(vignette, 28, knowledge);
      const wrong = { day: 28, first: "PIV-S9 safety-emergency", never: ["continue"], due: { "PHQ-9": 1 } };
      expect(vignetteFaults(wrong, said)).toHaveLength(3);
    });
  },
);
