import type { FastifyRequest } from "fastify";
import { refuse } from "../refuse.ts";
import type { Server } from "../server.ts";

/** A header no form and no image can set: a page of another site would need our permission to send it. */
const OWN_HEADER = "x-accord";

/**
 * Refuses a changing or searching call that another site's page could have sent.
 * Reading calls (GET) change nothing and are kept from other sites by the browser itself.
 */
export function requireSameOrigin(server: Server, request: FastifyRequest): void {
  if (request.method === "GET" || request.method === "HEAD") return;
  const fromOwnPage = request.headers[OWN_HEADER] !== undefined && originMatches(server, request);
  if (!fromOwnPage) throw refuse(403, "not-same-origin", "request.origin");
}

function originMatches(server: Server, request: FastifyRequest): boolean {
  const site = request.headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  const origin = request.headers.origin;
  if (origin === undefined) return true;
  const { publicOrigin } = server.settings;
  if (publicOrigin !== null) return origin === publicOrigin;
  return URL.canParse(origin) && new URL(origin).host === request.headers.host;
}
