import { z } from "zod";
import { Refusal } from "../../service/refusal.ts";
import { setMustChangePassword } from "../../store/identity/memberships.ts";
import { endOtherSessions } from "../../store/identity/sessions.ts";
import { session } from "../contract/session.ts";
import { say } from "../messages/say.ts";
import { plainRoute, signedInOf } from "../route.ts";
import { passwordFault } from "../sign-in/password-policy.ts";
import { checkCurrentPassword } from "../sign-in/sign-in-with-password.ts";
import { startSession } from "../sign-in/start-session.ts";

/** A new password of one's own. Every other session of the person ends, and this one gets a new token. */
export const passwordRoute = plainRoute({
  method: "POST",
  url: "/api/password",
  summary: "Change one's own password; ends every other session of the person",
  ability: "signed-in",
  perMinute: 30,
  body: z.strictObject({ current: z.string().max(1000), next: z.string().max(1000) }),
  reply: session,
  handle: async (server, { body }, request, reply) => {
    const person = signedInOf(request);
    const source = { ipAddress: request.ip, now: server.clock() };
    const email = await server.identities.emailOf(person.identityId);
    await checkCurrentPassword(server, { identityId: person.identityId, email, password: body.current }, source);
    const fault = passwordFault(body.next, { email, name: person.name });
    if (fault !== null)
      throw new Refusal("weak-password", 400, say(fault), [{ entry: null, field: "next", reason: say(fault) }]);
    await server.identities.setPassword(person.identityId, body.next);
    await setMustChangePassword(server.database, person.identityId, false);
    await endOtherSessions(server.database, person.identityId, null);
    return startSession(server, request, reply, await server.identities.openSession(person.identityId, source));
  },
});
