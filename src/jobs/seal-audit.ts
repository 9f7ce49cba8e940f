import type { Workplace } from "../service/in-organization.ts";
import { sealAudit } from "../service/seal-audit.ts";
import { type Job, repeating } from "./repeating.ts";

const MINUTE_MS = 60_000;

/** Each minute, and once more when the process stops: signs the ends of all audit chains that grew. */
export function runSealing(at: Workplace): Job {
  const job = repeating(at, "seal-audit", MINUTE_MS, async () => {
    await sealAudit(at);
  });
  return {
    now: job.now,
    stop: async () => {
      await job.stop();
      await sealAudit(at);
    },
  };
}
