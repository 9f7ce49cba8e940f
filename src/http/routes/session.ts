import { z } from "zod";
import { endSession } from "../../store/identity/sessions.ts";
import { session } from "../contract/session.ts";
import { nothing, plainRoute, signedInOf } from "../route.ts";
import { clearSessionCookie, readSessionToken } from "../sign-in/session-cookie.ts";
import { tokenHash } from "../sign-in/session-token.ts";
import { sessionView } from "../sign-in/session-view.ts";
import { signInWithPassword } from "../sign-in/sign-in-with-password.ts";
import { startSession } from "../sign-in/start-session.ts";

export const signInRoute = plainRoute({
  method: "POST",
  url: "/api/sign-in",
  summary: "Sign in with e-mail and password; 429 says when to come back",
  ability: "anyone",
  perMinute: 60,
  body: z.strictObject({ email: z.string().max(320), password: z.string().max(1000) }),
  reply: session,
  handle: async (server, { body }, request, reply) => {
    const opened = await signInWithPassword(server, body, { ipAddress: request.ip, now: server.clock() });
    return startSession(server, request, reply, opened);
  },
});

export const signOutRoute = plainRoute({
  method: "POST",
  url: "/api/sign-out",
  summary: "End this session, whatever state it is in",
  ability: "anyone",
  reply: nothing,
  statuses: [204],
  handle: async (server, _, request, reply) => {
    const token = readSessionToken(server, request);
    if (token !== null) await endSession(server.database, tokenHash(token));
    clearSessionCookie(server, request, reply);
    return reply.send();
  },
});

export const sessionRoute = plainRoute({
  method: "GET",
  url: "/api/session",
  summary: "Who is signed in, what they may do, and when the session falls asleep",
  ability: "signed-in",
  reply: session,
  handle: async (server, _, request) => sessionView(server, signedInOf(request)),
});
