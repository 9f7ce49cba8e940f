import { z } from "zod";
import { queueItem, teamMember } from "../../clinical/registry/row.ts";

export const queueQuery = z.strictObject({
  mine: z.boolean().default(false),
  offset: z.number().int().min(0).max(1_000_000).default(0),
  limit: z.number().int().min(1).max(200).default(50),
});
export type QueueQuery = z.input<typeof queueQuery>;

export const queueRead = z.object({
  people: z.array(
    z.object({
      patientId: z.string(),
      name: z.string(),
      birthDate: z.string().nullable(),
      team: z.array(teamMember),
      items: z.array(queueItem),
      upToDate: z.boolean(),
    }),
  ),
  total: z.number(),
  /** Over all pages: people with something that is not settled. */
  waiting: z.number(),
  today: z.string(),
});
export type QueueRead = z.infer<typeof queueRead>;
export type QueuedPerson = QueueRead["people"][number];
