import { z } from "zod";
import { type Story, storyDays } from "../../clinical/simulation/story.ts";
import { loadStories } from "../../knowledge/load-stories.ts";
import { RECORD_ID } from "../../service/demo/admit-demo-patient.ts";
import { replayStory } from "../../service/demo/replay-story.ts";
import { localDate } from "../../service/local-moment.ts";
import { findPatientByIdentifier } from "../../store/patients.ts";
import { type StoryRead, storyDay, storyList } from "../contract/stories.ts";
import { refuse } from "../refuse.ts";
import { plainRoute, type RegisterRoute, signedInOf, workRoute } from "../route.ts";

/** The worked stories and any day of them. For demo mode alone; nothing here touches a record. */
export function storyRoutes(): RegisterRoute[] {
  const { stories, people } = loadStories();
  const list = workRoute({
    method: "GET",
    url: "/api/demo/stories",
    summary: "Demo mode only: the worked stories, and their days worth stopping at",
    ability: "chart.read",
    reply: storyList,
    work: async ({ tx }) => {
      const found = [];
      for (const story of stories) {
        const patientId = await findPatientByIdentifier(tx, { system: RECORD_ID, value: story.vignette.id });
        found.push({ ...storyOf(story), patientId });
      }
      return { stories: found };
    },
  });
  const day = plainRoute({
    method: "GET",
    url: "/api/demo/stories/:storyId/days/:day",
    summary:
      "Demo mode only: a story's chart as it stood at the end of one of its days, and what was promised of that day",
    ability: "chart.read",
    params: z.strictObject({ storyId: z.string().min(1).max(40), day: z.coerce.number().int().min(-1000).max(10_000) }),
    reply: storyDay,
    handle: async (server, { params }, request) => {
      const story = stories.find(({ vignette }) => vignette.id === params.storyId);
      if (story === undefined) throw refuse(404, "not-found", "story.unknown");
      const { timeZone } = signedInOf(request);
      const today = localDate(server.clock(), timeZone);
      return replayStory({ story, people, day: params.day, today, timeZone, knowledge: server.knowledge });
    },
  });
  return [list, day];
}

function storyOf(story: Story): Omit<StoryRead, "patientId"> {
  const { id, title, patient, demoDay, entries } = story.vignette;
  const days = storyDays(story);
  const all = [...entries.map(({ day }) => day), ...days.map(({ day }) => day)];
  return { id, name: patient.name, title, demoDay, from: Math.min(...all), to: Math.max(...all), days };
}
