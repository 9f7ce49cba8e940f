import type { OpioidCareContent } from "./opioid-care-content.ts";
import { screenDays } from "./screen-schedule.ts";

/** The next drug screen: a day drawn within a stretch in which one is due. Days from 1970-01-01. */
interface NextScreen {
  readonly fromDay: number;
  /** Last day of the stretch. */
  readonly toDay: number;
  /** The day drawn; once it has passed without a screen, any day of the stretch. */
  readonly drawnDay: number;
}

/**
 * The first stretch that has not ended and has no screen in it: weekly at first, then every four weeks. Drawn by the person's own id, so that
 * it is the same for whoever looks and foreseen by nobody.
 */
export function nextScreen(
  startDay: number,
  doneDays: readonly number[],
  today: number,
  patientId: string,
  { earlyEveryDays, earlyDays, laterEveryDays }: OpioidCareContent["screens"],
): NextScreen {
  const seed = seedOf(patientId);
  const early = Math.floor(earlyDays / earlyEveryDays);
  const laterFrom = startDay + early * earlyEveryDays;
  const later = Math.max(2, Math.ceil((today - laterFrom) / laterEveryDays) + 2);
  const drawn = [
    ...screenDays(startDay, earlyEveryDays, early, seed),
    ...screenDays(laterFrom, laterEveryDays, later, seed + 1),
  ];
  const stretches = drawn.map((drawnDay, place): NextScreen => {
    const isEarly = place < early;
    const fromDay = isEarly ? startDay + place * earlyEveryDays : laterFrom + (place - early) * laterEveryDays;
    return { fromDay, toDay: fromDay + (isEarly ? earlyEveryDays : laterEveryDays) - 1, drawnDay };
  });
  const open = stretches.find(
    ({ fromDay, toDay }) => toDay >= today && !doneDays.some((day) => day >= fromDay && day <= toDay),
  );
  return open ?? (stretches.at(-1) as NextScreen);
}

const MULTIPLIER = 31;

/** A number of a text: the same text, the same number. */
function seedOf(text: string): number {
  return [...text].reduce((sum, letter) => (sum * MULTIPLIER + letter.charCodeAt(0)) % 2_147_483_647, 7);
}
