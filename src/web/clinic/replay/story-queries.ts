import { keepPreviousData, queryOptions, useQuery } from "@tanstack/react-query";
import type { StoryRead } from "../../../http/contract/stories.ts";
import { api } from "../api.ts";
import { useSession } from "../session/use-session.ts";

const storiesQuery = queryOptions({
  queryKey: ["stories"],
  queryFn: ({ signal }) => api.stories(signal),
  staleTime: Number.POSITIVE_INFINITY,
});

/** The worked stories; none outside demo mode, where nobody even asks. */
export function useStories(): { readonly stories: readonly StoryRead[]; readonly pending: boolean } {
  const session = useSession();
  const enabled = session.demo && session.abilities.includes("chart.read");
  const { data, isPending } = useQuery({ ...storiesQuery, enabled });
  return { stories: data?.stories ?? [], pending: enabled && isPending };
}

/** One day of a story. While the next is fetched the one before stays on the screen. */
export const storyDayQuery = (storyId: string, day: number) =>
  queryOptions({
    queryKey: ["story", storyId, day],
    queryFn: ({ signal }) => api.storyDay(storyId, day, signal),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  });
