import { remindForms } from "../service/forms/remind-forms.ts";
import type { Workplace } from "../service/in-organization.ts";
import { type Job, repeating } from "./repeating.ts";

const HOURLY_MS = 60 * 60 * 1000;

/** At start and each hour: forms that nobody answered for days become a task for the clinic. */
export function runReminders(at: Workplace): Job {
  return repeating(at, "remind-forms", HOURLY_MS, async (signal) => {
    await remindForms(at, signal);
  });
}
