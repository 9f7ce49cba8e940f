import type { FastifyReply, FastifyRequest } from "fastify";
import { findSession, type SessionPerson, touchSession } from "../../store/identity/sessions.ts";
import { refuse } from "../refuse.ts";
import type { Server } from "../server.ts";
import { clearSessionCookie, readSessionToken } from "./session-cookie.ts";
import { sessionLimits } from "./session-limits.ts";
import { tokenHash } from "./session-token.ts";

/** A page's own background call (a refetch after a push) is answered, but does not keep an empty room signed in. */
const BACKGROUND = "background";
/** Being active is noted this often, not at each call. */
const NOTE_EVERY_MS = 20_000;

/**
 * The person behind the request, in one round trip to the database: session, person, role and organisation together.
 * Refuses with 401: `signed-out` where there is no session, `session-ended` where it ran out.
 */
export async function authenticate(
  server: Server,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<SessionPerson> {
  if (readSessionToken(server, request) === null) throw refuse(401, "signed-out", "session.none");
  const found = await openSession(server, request);
  if (found === null) {
    clearSessionCookie(server, request, reply);
    throw refuse(401, "session-ended", "session.ended");
  }
  const isActivity = request.headers["x-accord"] !== BACKGROUND;
  if (isActivity && Date.parse(server.clock()) - Date.parse(found.seenAt) >= NOTE_EVERY_MS) {
    await touchSession(server.database, found.sessionId, server.clock());
  }
  return found;
}

/** The person behind the request without counting it as activity; null once the session has ended. */
export async function sessionIsOpen(server: Server, request: FastifyRequest): Promise<SessionPerson | null> {
  return openSession(server, request);
}

async function openSession(server: Server, request: FastifyRequest): Promise<SessionPerson | null> {
  const token = readSessionToken(server, request);
  const found = token === null ? null : await findSession(server.database, tokenHash(token));
  if (found === null) return null;
  const { idleSeconds, absoluteSeconds } = sessionLimits(found.role);
  const now = Date.parse(server.clock());
  const idle = (now - Date.parse(found.seenAt)) / 1000;
  const age = (now - Date.parse(found.createdAt)) / 1000;
  return idle < idleSeconds && age < absoluteSeconds ? found : null;
}
