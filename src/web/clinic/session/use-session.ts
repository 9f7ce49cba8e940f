import { queryOptions, useQuery } from "@tanstack/react-query";
import type { Ability, Session } from "../../../http/contract/session.ts";
import { api } from "../api.ts";
import { queryClient } from "../query-client.ts";

/** Who is signed in, or null. Read once; sign-in and sign-out write it. */
export const sessionQuery = queryOptions({
  queryKey: ["session"],
  queryFn: () => api.session(),
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
});

/** The session of a screen that is only shown to someone signed in. */
export function useSession(): Session {
  const { data } = useQuery(sessionQuery);
  if (!data) throw new Error("A screen for signed-in people was shown to nobody.");
  return data;
}

/** Whether the signed-in person may do this. The server decides; screens only follow. */
export function useAbility(ability: Ability): boolean {
  return useSession().abilities.includes(ability);
}

/** Takes over a fresh session. Another person than before starts from an empty cache: nothing of the last one stays. */
export function adoptSession(session: Session): void {
  const before = queryClient.getQueryData(sessionQuery.queryKey);
  if (before?.person.id !== session.person.id) {
    // Not `clear`: the screen that waits for the session would go on watching the one thrown away.
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionQuery.queryKey[0] });
  }
  queryClient.setQueryData(sessionQuery.queryKey, session);
}
