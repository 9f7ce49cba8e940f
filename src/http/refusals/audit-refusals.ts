import type { FastifyRequest } from "fastify";
import { validate } from "uuid";
import { noteRefusal } from "../../service/note-refusal.ts";
import { Refusal } from "../../service/refusal.ts";
import { say } from "../messages/say.ts";
import { WaitRefusal } from "../refuse.ts";
import type { Server } from "../server.ts";
import { actorOf } from "../unit-of-work.ts";
import { RefusalWindow } from "./refusal-window.ts";

const TOO_OFTEN_SECONDS = 60;

/**
 * Writes what signed-in people tried and were refused to the audit trail before they are answered. Gives the error to answer with: the same
 * one, or, where refusals come faster than anyone works, that it is time to wait; those are counted in the next line. Allowed calls of the
 * same person go on as ever: a screen that asks in vain must not keep anybody from their patients.
 */
export function refusalAuditor(server: Server): (error: unknown, request: FastifyRequest) => Promise<unknown> {
  const window = new RefusalWindow();
  return async (error, request) => {
    const { signedIn } = request;
    const patientId = patientIn(request);
    if (!(error instanceof Refusal) || signedIn === null || !isAttempt(error, patientId)) return error;
    const taken = window.take(signedIn.personId, Date.parse(server.clock()));
    if (taken === null)
      return new WaitRefusal(
        "too-many-requests",
        say("request.too-many", { seconds: TOO_OFTEN_SECONDS }),
        TOO_OFTEN_SECONDS,
      );
    const route = `${request.method} ${request.routeOptions.url ?? ""}`;
    try {
      await noteRefusal(server.database, actorOf(signedIn), { route, code: error.code, patientId, ...taken });
    } catch (failed) {
      // Refused it stays; that the trail could not be told is the operator's to know.
      request.log.error({ err: failed });
    }
    return error;
  };
}

/** Not allowed; or asked about a patient who is not of this clinic, which must look like one who does not exist. */
function isAttempt({ status, code }: Refusal, patientId: string | null): boolean {
  return status === 403 || (status === 404 && code === "not-found" && patientId !== null);
}

function patientIn({ params }: FastifyRequest): string | null {
  const { patientId } = (params ?? {}) as { readonly patientId?: unknown };
  return typeof patientId === "string" && validate(patientId) ? patientId : null;
}
