import type { FastifyInstance, FastifyReply } from "fastify";
import { problemOf } from "./problem.ts";
import { refusalAuditor } from "./refusals/audit-refusals.ts";
import { WaitRefusal } from "./refuse.ts";
import type { Server } from "./server.ts";

/** Every refusal and failure leaves as a `problem`, refused attempts not before they are in the audit trail; what nobody foresaw is logged under its incident word. */
export function answerErrors(app: FastifyInstance, server: Server): void {
  const audited = refusalAuditor(server);
  app.setErrorHandler(async (thrown, request, reply) => {
    const error = await audited(thrown, request);
    const problem = problemOf(error);
    if (error instanceof WaitRefusal) reply.header("retry-after", error.retryAfterSeconds);
    if (problem.incident) request.log.error({ incident: problem.incident, err: error });
    // A body nobody will read is not waited for.
    if (problem.status === 413) reply.header("connection", "close");
    return send(reply, problem.status, problem);
  });
}

/** Not through the route's own schemas: a problem looks the same on every route. */
function send(reply: FastifyReply, status: number, body: object): FastifyReply {
  return reply.code(status).type("application/json; charset=utf-8").serializer(JSON.stringify).send(body);
}
