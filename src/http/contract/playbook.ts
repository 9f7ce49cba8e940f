import { z } from "zod";

const line = z.object({ label: z.string(), is: z.string() });

const rule = z.object({
  id: z.string(),
  category: z.string(),
  urgency: z.string(),
  track: z.string(),
  when: z.array(line),
  forRoles: z.array(z.string()),
  mark: z.string(),
  markInWords: z.string(),
  sources: z.array(z.string()),
});
export type PlaybookRule = z.infer<typeof rule>;

const table = z.object({
  id: z.string(),
  title: z.string(),
  enter: z.array(line),
  /** Conditions it is entered for; none = for everyone. */
  conditions: z.array(z.string()),
  rules: z.array(rule),
});
export type PlaybookTable = z.infer<typeof table>;

const counts = z.object({
  /** People for whom the rule speaks, as their rows were last worked out. */
  standing: z.number(),
  /** Of those, in whom it waits for a decision. */
  open: z.number(),
  /** People it began to speak for under this version of the playbook, and in how many of them it came first. */
  fired: z.number(),
  first: z.number(),
  /** The same by month, the newest first. */
  months: z.array(z.object({ month: z.string(), fired: z.number(), first: z.number() })),
  accepted: z.number(),
  modified: z.number(),
  declined: z.number(),
  reasons: z.array(z.object({ reason: z.string(), count: z.number() })),
});

export const playbookRead = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string(),
  owner: z.string(),
  tables: z.array(table),
  references: z.record(z.string(), z.string()),
  counts: z.record(z.string(), counts),
});
export type PlaybookRead = z.infer<typeof playbookRead>;
