import type { Workplace } from "../service/in-organization.ts";
import { takeOutbox, takeRebuilds } from "../service/take-outbox.ts";
import { type Job, repeating } from "./repeating.ts";

/** Between a commit and the look: what comes in a burst is taken together. */
const GATHER_MS = 5;
const POLL_MS = 1000;

/** Empties the outbox: at once after a commit of this process, and each second whatever was heard, for all processes. */
export function runOutbox(at: Workplace): Job {
  const job = repeating(at, "outbox", POLL_MS, async () => {
    await takeOutbox(at.database);
    await takeRebuilds(at);
  });
  let gathering: NodeJS.Timeout | null = null;
  const stopHearing = at.database.onOutbox(() => {
    gathering ??= setTimeout(() => {
      gathering = null;
      job.now();
    }, GATHER_MS);
  });
  return {
    now: job.now,
    stop: async () => {
      stopHearing();
      if (gathering !== null) clearTimeout(gathering);
      await job.stop();
    },
  };
}
