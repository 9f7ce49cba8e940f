import { z } from "zod";
import { chart } from "./chart.ts";

/** A worked story of the demo, and the days of it worth stopping at. */
const story = z.object({
  id: z.string(),
  name: z.string(),
  title: z.string(),
  /** Whose chart tells it up to today; null where the reader's clinic has no such person. */
  patientId: z.string().nullable(),
  /** The day of the story that is today in the demo clinic. */
  demoDay: z.number(),
  from: z.number(),
  to: z.number(),
  days: z.array(z.object({ day: z.number(), about: z.string().nullable(), promised: z.boolean() })),
});
export type StoryRead = z.infer<typeof story>;

export const storyList = z.object({ stories: z.array(story) });
export type StoryList = z.infer<typeof storyList>;

/** One day of a story: the chart as it stood that evening, and what was promised of it. */
export const storyDay = z.object({
  day: z.number(),
  chart,
  promised: z.array(
    z.object({
      kind: z.enum(["first", "also", "reason", "never", "gates", "course", "due"]),
      what: z.string(),
      kept: z.boolean(),
      /** What was found where it is not so. */
      found: z.string(),
    }),
  ),
});
export type StoryDayRead = z.infer<typeof storyDay>;
