import type { Timeline } from "../timeline/timeline.ts";

export const CAFFEINE = "caffeine";
/** Days over which the caffeine of a diary is averaged. */
const DIARY_DAYS = 14;

/** Caffeine of the last two weeks' diary days that say it, mg a day, with the newest of them; null where none does. */
export function meanDiaryCaffeine({ diary, asOfDay }: Timeline): { readonly mg: number; readonly on: string } | null {
  const recent = diary.filter(({ day, caffeineMg }) => caffeineMg !== null && day > asOfDay - DIARY_DAYS);
  const last = recent[recent.length - 1];
  if (last === undefined) return null;
  return { mg: recent.reduce((sum, { caffeineMg }) => sum + (caffeineMg ?? 0), 0) / recent.length, on: last.date };
}
