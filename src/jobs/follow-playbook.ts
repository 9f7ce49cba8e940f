import type { Workplace } from "../service/in-organization.ts";
import { rebuildAfterPlaybook } from "../service/rebuild-registry.ts";
import { type Job, repeating } from "./repeating.ts";

const HOURLY_MS = 60 * 60 * 1000;

/** At start, when the playbook changes, and each hour for a run that failed: rows made by another playbook are worked out again. */
export function runFollowPlaybook(at: Workplace): Job {
  return repeating(at, "follow-playbook", HOURLY_MS, async (signal) => {
    await rebuildAfterPlaybook(at, signal);
  });
}
