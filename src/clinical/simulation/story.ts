import type { DemoPeople } from "./demo-people.ts";
import type { DayExpected } from "./replay-vignette.ts";
import type { Vignette } from "./vignette.ts";

/** A worked story, and what its page promises of some of its days. */
export interface Story {
  readonly vignette: Vignette;
  readonly expected: readonly DayExpected[];
}

export interface DemoStories {
  readonly stories: readonly Story[];
  readonly people: DemoPeople;
}

/** A day of a story on which something beside the diary is recorded, or of which something is promised. */
export interface StoryDay {
  /** Days since day 0 of the story. */
  readonly day: number;
  /** What the day is about; null where nobody said. */
  readonly about: string | null;
  readonly promised: boolean;
}

/** The days worth stopping at, in order. */
export function storyDays({ vignette, expected }: Story): StoryDay[] {
  const told = new Map(expected.map((one) => [one.day, one]));
  const happened = vignette.entries.filter(({ kind }) => kind !== "diary").map(({ day }) => day);
  const days = [...new Set([...happened, ...told.keys()])].sort((a, b) => a - b);
  return days.map((day) => ({ day, about: told.get(day)?.about ?? null, promised: told.has(day) }));
}
