import type { Knowledge } from "../../knowledge/knowledge.ts";
import { dayNumber, isoDay } from "../../timeline/day-number.ts";
import type { EntriesByKind } from "../../timeline/entries-by-kind.ts";

const TOPIC = "storage-disposal";

/** When storage and disposal were last gone through, and when that falls due again. */
export interface StorageDue {
  /** ISO dates; `lastOn` null where it is not on record. */
  readonly lastOn: string | null;
  readonly dueOn: string;
  readonly isDue: boolean;
}

/** Due from the first day a medicine is in the house, and again after the days the knowledge names. */
export function storageDue(entries: EntriesByKind, firstDay: number, today: number, knowledge: Knowledge): StorageDue {
  const last = entries.of("counselling").findLast(({ topic }) => topic === TOPIC);
  const lastDay = last === undefined ? null : dayNumber(last.at);
  const { againDays } = knowledge.pharmacy.supply.storage;
  const dueDay = lastDay === null ? firstDay : lastDay + againDays;
  return { lastOn: lastDay === null ? null : isoDay(lastDay), dueOn: isoDay(dueDay), isDue: dueDay <= today };
}
