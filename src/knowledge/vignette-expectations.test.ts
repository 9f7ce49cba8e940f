import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { replayVignette, vignetteDaysSchema, vignetteFaults } from "../clinical/simulation/replay-vignette.ts";
import { loadKnowledge } from "./load.ts";
import { loadDemoKnowledge } from "./load-demo-knowledge.ts";

const knowledge = loadKnowledge();

describe.each(loadDemoKnowledge().vignettes.map((vignette) => [vignette.id, vignette] as const))(
  "%s",
  (id, vignette) => {
    const file = new URL(`../../knowledge/demo/${id}.expect.yaml`, import.meta.url);
    const { days } = vignetteDaysSchema.parse(parse(readFileSync(file, "utf8")));
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
