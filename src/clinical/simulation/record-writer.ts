import type { Entry, EntryKind, EntryOf } from "../record/entry.ts";
import type { Label } from "../record/fields.ts";
import { isoDay } from "../timeline/day-number.ts";

type Distribute<K extends EntryKind> = K extends EntryKind ? Omit<EntryOf<K>, "id" | "kind" | "at"> : never;

/** Collects what happened to one person, by day of care (0 = first day of treatment), in any order. */
export interface RecordWriter {
  /** Writes an entry on a day; days after the last one are left out. */
  readonly add: <K extends EntryKind>(day: number, kind: K, body: Distribute<K>) => void;
  /** Day of care of the last day that is written. */
  readonly lastDay: number;
  readonly date: (day: number) => string;
  readonly entries: () => Entry[];
}

/** `start` is the day number of the first day of treatment. With a label, every entry carries it unless it says otherwise. */
export function recordWriter(start: number, lastDay: number, label?: Label): RecordWriter {
  const kept: { day: number; body: object }[] = [];
  const dates = new Map<number, string>();
  const date = (day: number) => {
    let text = dates.get(day);
    if (text === undefined) {
      text = isoDay(start + day);
      dates.set(day, text);
    }
    return text;
  };
  return {
    lastDay,
    date,
    add: (day, kind, body) => {
      if (day <= lastDay) kept.push({ day, body: { kind, at: date(day), ...(label ? { label } : {}), ...body } });
    },
    entries: () => {
      kept.sort((one, other) => one.day - other.day);
      return kept.map(({ body }, place) => ({ id: `e${String(place + 1).padStart(3, "0")}`, ...body }) as Entry);
    },
  };
}
