import type { FastifyReply, FastifyRequest } from "fastify";
import { appendAudit } from "../../store/audit-trail.ts";
import { endSession, findSession, forgetEnded } from "../../store/identity/sessions.ts";
import type { Session } from "../contract/session.ts";
import { clearKioskCookie } from "../forms/kiosk-cookie.ts";
import { refuse } from "../refuse.ts";
import type { Server } from "../server.ts";
import { unitOfWork } from "../unit-of-work.ts";
import type { OpenedSession } from "./identity-library.ts";
import { readSessionToken, writeSessionCookie } from "./session-cookie.ts";
import { tokenHash } from "./session-token.ts";
import { sessionView } from "./session-view.ts";

/** Hands the browser its new session and ends the one it came with: a token from before sign-in is never carried over. */
export async function startSession(
  server: Server,
  request: FastifyRequest,
  reply: FastifyReply,
  opened: OpenedSession,
): Promise<Session> {
  const before = readSessionToken(server, request);
  if (before !== null) await endSession(server.database, tokenHash(before));
  await forgetEnded(server.database, server.clock());
  const person = await findSession(server.database, tokenHash(opened.token));
  // The person was made inactive this very moment.
  if (person === null) throw refuse(401, "wrong-password", "sign-in.wrong");
  await unitOfWork(server, person, ({ tx }) => appendAudit(tx, null, "signed-in", { sessionId: person.sessionId }));
  writeSessionCookie(server, request, reply, opened.token);
  // Signing in is how a tablet comes back from a patient.
  clearKioskCookie(server, request, reply);
  return sessionView(server, person);
}
