import { z } from "zod";
import { demoPerson } from "../../store/identity/demo-people.ts";
import { addMembership, identityOf } from "../../store/identity/memberships.ts";
import { session } from "../contract/session.ts";
import { refuse } from "../refuse.ts";
import { plainRoute } from "../route.ts";
import type { Server } from "../server.ts";
import { startSession } from "../sign-in/start-session.ts";

/** One click as a demo person. Registered in demo mode only, and for people the demo clinic made only. */
export const demoSignInRoute = plainRoute({
  method: "POST",
  url: "/api/demo/sign-in",
  summary: "Demo mode only: sign in as one of the demo people",
  ability: "anyone",
  perMinute: 120,
  body: z.strictObject({ personId: z.uuid() }),
  reply: session,
  handle: async (server, { body }, request, reply) => {
    const identityId = await demoIdentity(server, body.personId);
    const from = { ipAddress: request.ip, now: server.clock() };
    return startSession(server, request, reply, await server.identities.openSession(identityId, from));
  },
});

async function demoIdentity(server: Server, personId: string): Promise<string> {
  const person = await demoPerson(server.database, personId);
  if (person === null) throw refuse(404, "not-found", "demo.unknown");
  const known = await identityOf(server.database, person);
  if (known !== null) return known;
  const email = `${personId}@demo.invalid`;
  const made = await server.identities.addIdentity({ name: person.name, email, password: null });
  await addMembership(server.database, made, person);
  return made;
}
