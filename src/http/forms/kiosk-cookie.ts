import type { FastifyReply, FastifyRequest } from "fastify";
import type { Server } from "../server.ts";
import { isSecure } from "../sign-in/session-cookie.ts";

/** Holds the token of the one form a tablet is handed over for. While it is there, that browser gets no other page of ours. */
const cookieName = (secure: boolean): string => (secure ? "__Host-accord-form" : "accord-form");

export function readKioskToken(server: Server, request: FastifyRequest): string | null {
  const token = request.cookies[cookieName(isSecure(server, request))];
  return token && token.length <= 200 ? token : null;
}

export function writeKioskCookie(server: Server, request: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = isSecure(server, request);
  // Outlives a restart of the browser, unlike a session: switching the tablet off and on must not lead into the clinic.
  const maxAge = 7 * 86_400;
  reply.setCookie(cookieName(secure), token, { path: "/", httpOnly: true, sameSite: "strict", secure, maxAge });
}

export function clearKioskCookie(server: Server, request: FastifyRequest, reply: FastifyReply): void {
  const secure = isSecure(server, request);
  reply.clearCookie(cookieName(secure), { path: "/", httpOnly: true, sameSite: "strict", secure });
}
