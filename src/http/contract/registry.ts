import { z } from "zod";
import { registryRow as fullRow, HEADS, SORTS, teamMember, VIEWS } from "../../clinical/registry/row.ts";

/** Sent in a body, never in the URL: a search text is health data. */
export const registryQuery = z.strictObject({
  view: z.enum(VIEWS).default("everyone"),
  sort: z.enum(SORTS).default("urgency"),
  direction: z.enum(["ascending", "descending"]).default("ascending"),
  search: z.string().max(100).default(""),
  /** Person ids: rows that have one of them in the team. */
  team: z.array(z.string()).max(20).default([]),
  interpreterOnly: z.boolean().default(false),
  offset: z.number().int().min(0).max(10_000_000).default(0),
  limit: z.number().int().min(1).max(500).default(100),
});
export type RegistryQuery = z.input<typeof registryQuery>;

/** The pharmacist's lines have a route of their own. */
const registryRow = fullRow.omit({ pharmacy: true });

export const registryPage = z.object({
  rows: z.array(registryRow),
  total: z.number(),
  today: z.string(),
  /** How many rows of this query each group has, or in "decide now" how many wait for the reader and how many for others, so that heads stand right before every row is loaded. */
  groups: z.array(z.object({ group: z.enum(HEADS), count: z.number().int() })).optional(),
});
export type RegistryPage = z.infer<typeof registryPage>;

/** `missing` = no longer in the reader's list. */
export const registryRows = z.object({ rows: z.array(registryRow), missing: z.array(z.string()) });

export const registryTeam = z.object({ team: z.array(teamMember) });

export const registryViews = z.object({ views: z.array(z.object({ view: z.enum(VIEWS), count: z.number() })) });
export type RegistryViews = z.infer<typeof registryViews>;
