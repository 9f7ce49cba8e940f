import { z } from "zod";
import { plainRoute } from "../route.ts";

/** Whether this process answers and reaches its database. Says nothing else to strangers. */
export const healthRoute = plainRoute({
  method: "GET",
  url: "/healthz",
  summary: "Whether the process answers and reaches its database",
  ability: "anyone",
  reply: z.object({ status: z.enum(["ok", "database-away"]) }),
  statuses: [200, 503],
  handle: async (server, _, __, reply) => {
    try {
      await server.database.identityPool().query("select 1");
      return { status: "ok" as const };
    } catch {
      reply.code(503);
      return { status: "database-away" as const };
    }
  },
});
