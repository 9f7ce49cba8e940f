import type { FastifyReply, FastifyRequest } from "fastify";
import type { Server } from "../server.ts";

/** `__Host-` binds the cookie to this very host and to https; over plain http (a laptop) browsers refuse that prefix. */
function cookieName(secure: boolean): string {
  return secure ? "__Host-accord" : "accord";
}

/** Whether the browser reached us by https: decided by the address the clinic goes by, else by the connection. */
export function isSecure(server: Server, request: FastifyRequest): boolean {
  return server.settings.publicOrigin?.startsWith("https:") ?? request.protocol === "https";
}

/** The session token the browser sent, or null. */
export function readSessionToken(server: Server, request: FastifyRequest): string | null {
  const token = request.cookies[cookieName(isSecure(server, request))];
  return token && token.length <= 200 ? token : null;
}

/** Strict: another site's page never sends it, not even by a link. It ends with the browser; the server ends it sooner. */
export function writeSessionCookie(server: Server, request: FastifyRequest, reply: FastifyReply, token: string): void {
  const secure = isSecure(server, request);
  reply.setCookie(cookieName(secure), token, { path: "/", httpOnly: true, sameSite: "strict", secure });
}

export function clearSessionCookie(server: Server, request: FastifyRequest, reply: FastifyReply): void {
  const secure = isSecure(server, request);
  reply.clearCookie(cookieName(secure), { path: "/", httpOnly: true, sameSite: "strict", secure });
}
