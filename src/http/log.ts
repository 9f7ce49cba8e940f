import type { FastifyInstance, FastifyLoggerOptions } from "fastify";

/**
 * A log that names what it writes, field by field: the route's pattern instead of its address (addresses carry patients' ids),
 * never a body, a query, a header or the text of an error.
 */
export const logOptions = {
  level: process.env.ACCORD_LOG ?? "warn",
  base: null,
  serializers: { req: () => ({}), res: () => ({}), err: withoutMessage },
  hooks: { logMethod: withoutErrorText },
} as unknown as FastifyLoggerOptions;

/** The logging library makes an error's text the line's own, and so do callers: a line about an error keeps no text at all. */
function withoutErrorText(this: unknown, args: unknown[], write: (...args: unknown[]) => void): void {
  const [first] = args;
  if (first instanceof Error) write.call(this, { err: first }, "fault");
  else if (typeof first === "object" && first !== null && "err" in first) write.call(this, first, "fault");
  else write.apply(this, args);
}

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
