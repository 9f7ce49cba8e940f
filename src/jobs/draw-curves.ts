import { drawDueCurves } from "../service/draw-course-curves.ts";
import type { Workplace } from "../service/in-organization.ts";
import { type Job, repeating } from "./repeating.ts";

const HOURLY_MS = 60 * 60 * 1000;

/** At start and each hour: clinics whose day has begun have their expected courses drawn anew, by one process. */
export function runDrawCurves(at: Workplace): Job {
  return repeating(at, "draw-curves", HOURLY_MS, async (signal) => {
    await drawDueCurves(at, signal);
  });
}
