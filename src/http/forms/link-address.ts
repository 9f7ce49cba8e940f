import type { FastifyRequest } from "fastify";
import type { FormAsked } from "../../service/forms/ask-for-form.ts";
import type { Server } from "../server.ts";

/** The link as a person opens it. The secret stands behind the #: browsers never send that, so no log of ours or a proxy's holds it. */
export function linkAddress(server: Server, request: FastifyRequest, { requestId, token, expiresAt }: FormAsked) {
  const origin = server.settings.publicOrigin ?? `${request.protocol}://${request.host}`;
  return { requestId, link: `${origin}/form#${token}`, expiresAt };
}
