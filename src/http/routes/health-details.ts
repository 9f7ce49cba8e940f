import { z } from "zod";
import { plainRoute } from "../route.ts";

/** For the quality lead: which playbook is followed, and why a changed one is not. */
export const healthDetailsRoute = plainRoute({
  method: "GET",
  url: "/healthz/details",
  summary: "Which playbook is in force, and what is wrong with one that was refused",
  ability: "quality.read",
  reply: z.object({
    playbook: z.object({
      id: z.string(),
      version: z.string(),
      from: z.enum(["standard", "site", "last-sound"]),
      refused: z
        .object({ file: z.string(), faults: z.array(z.object({ place: z.string(), reason: z.string() })) })
        .nullable(),
    }),
  }),
  handle: async (server) => {
    const { id, version } = server.knowledge.playbook;
    return { playbook: server.playbook?.() ?? { id, version, from: "standard" as const, refused: null } };
  },
});
