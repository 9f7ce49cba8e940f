import type { FastifyReply, FastifyRequest } from "fastify";
import { endSession } from "../../store/identity/sessions.ts";
import type { Server } from "../server.ts";
import { clearSessionCookie, readSessionToken } from "../sign-in/session-cookie.ts";
import { tokenHash } from "../sign-in/session-token.ts";
import { writeKioskCookie } from "./kiosk-cookie.ts";

/** Exchanges the session of whoever hands the tablet over for one form: from here on this browser opens that and nothing else. */
export async function becomeTablet(
  server: Server,
  request: FastifyRequest,
  reply: FastifyReply,
  formToken: string,
): Promise<FastifyReply> {
  const session = readSessionToken(server, request);
  if (session !== null) await endSession(server.database, tokenHash(session));
  clearSessionCookie(server, request, reply);
  writeKioskCookie(server, request, reply, formToken);
  return reply.send();
}
