import type { FastifyRequest } from "fastify";
import { say } from "../messages/say.ts";
import { WaitRefusal } from "../refuse.ts";

/** For routes that name a `perMinute`: counted by source in this process, a cheap guard before the counted tries in the database. */
export const tooManyRequests = {
  global: false,
  errorResponseBuilder: (_: FastifyRequest, context: { readonly ttl: number }) => {
    const seconds = Math.max(1, Math.ceil(context.ttl / 1000));
    return new WaitRefusal("too-many-requests", say("request.too-many", { seconds }), seconds);
  },
};
