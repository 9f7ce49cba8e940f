import type { FastifyInstance, FastifyLoggerOptions } from "fastify";

/**
 * A log that names what it writes, field by field: the route's pattern instead of its address (addresses carry patients' ids),
 * never a body, a query, a header or the text of an error.
 */
export const logOptions = {
  level: process.env.ACCORD_LOG ?? "warn",
  base: null,
  serializers: { req: () => ({}), res: () => ({}), err: withoutMessage },
} as unknown as FastifyLoggerOptions;

/** One line a request, at level `info`. */
export function logRequests(app: FastifyInstance): void {
  app.addHook("onResponse", async (request, reply) => {
    request.log.info({
      method: request.method,
      route: request.routeOptions.url ?? "unknown",
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime),
      person: request.signedIn?.personId,
    });
  });
}

/** Where an error came from, not what it says: a database error quotes the values it stumbled over. */
export function withoutMessage(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error };
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const { code } = error as NodeJS.ErrnoException;
  return { type: error.name, code, at: frames.slice(0, 8).map((line) => line.trim()) };
}
