import type { Workplace } from "../service/in-organization.ts";
import { clearOldDrafts } from "../service/score-drafts.ts";
import { sweepDue } from "../service/sweep-due.ts";
import { type Job, repeating } from "./repeating.ts";

const HOURLY_MS = 60 * 60 * 1000;

/** At start and each hour: forms nobody came back to are cleared away, rows of a day gone by are worked out anew, whatever time zone midnight was in. */
export function runSweep(at: Workplace): Job {
  return repeating(at, "sweep-due", HOURLY_MS, async (signal) => {
    await clearOldDrafts(at);
    await sweepDue(at, signal);
  });
}
