import { Link } from "@tanstack/react-router";
import type { Say } from "../../shared/charts/words.ts";
import { useStories } from "./story-queries.ts";

/** On the chart of a person of the worked stories: the way to their whole story. Nothing for anyone else. */
export function ReplayLink({ patientId, say }: { readonly patientId: string; readonly say: Say }) {
  const story = useStories().stories.find((one) => one.patientId === patientId);
  if (story === undefined) return null;
  return (
    <Link to="/replay/$storyId" params={{ storyId: story.id }} className="btn small">
      {say("replay.open")}
    </Link>
  );
}
