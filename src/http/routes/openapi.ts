import { z } from "zod";
import { plainRoute } from "../route.ts";

export const openApiRoute = plainRoute({
  method: "GET",
  url: "/api/openapi.json",
  summary: "This description",
  ability: "signed-in",
  reply: z.looseObject({ openapi: z.string() }),
  handle: async (_, __, request) => request.server.swagger() as { openapi: string },
});
