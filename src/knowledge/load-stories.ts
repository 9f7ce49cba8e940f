import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { type DayExpected, vignetteDaysSchema } from "../clinical/simulation/replay-vignette.ts";
import type { DemoStories } from "../clinical/simulation/story.ts";
import { loadDemoKnowledge } from "./load-demo-knowledge.ts";

/** The worked stories with what is promised of their days. Throws where a file does not meet its schema. */
export function loadStories(): DemoStories {
  const { vignettes, people } = loadDemoKnowledge();
  return { people, stories: vignettes.map((vignette) => ({ vignette, expected: expectedDays(vignette.id) })) };
}

function expectedDays(id: string): readonly DayExpected[] {
  const file = new URL(`../../knowledge/demo/${id}.expect.yaml`, import.meta.url);
  return vignetteDaysSchema.parse(parse(readFileSync(file, "utf8"))).days;
}
