import { z } from "zod";
import { can } from "../../clinical/access/abilities-of.ts";
import { openEventStream } from "../events/event-stream.ts";
import { plainRoute, signedInOf } from "../route.ts";
import { sessionIsOpen } from "../sign-in/authenticate.ts";

const CHECK_SESSION_MS = 60_000;

/** Changes of the reader's own organisation, as they happen; ends with the session. */
export const eventsRoute = plainRoute({
  method: "GET",
  url: "/api/events",
  summary: "Changes as they happen: ids only, each screen fetches what it may see",
  ability: "registry.read",
  reply: z.string(),
  contentType: "text/event-stream",
  handle: async (server, _, request, reply) => {
    const { organizationId } = signedInOf(request);
    const stream = openEventStream(request, reply, () => {
      clearInterval(check);
      unsubscribe();
      server.streams.delete(stream);
    });
    const unsubscribe = server.changes.subscribe(organizationId, (event) => stream.send(event));
    const check = setInterval(async () => {
      const signedIn = await sessionIsOpen(server, request).catch(() => null);
      if (signedIn === null || !can(signedIn.role, "registry.read")) stream.end();
    }, CHECK_SESSION_MS);
    server.streams.add(stream);
    return reply;
  },
});
