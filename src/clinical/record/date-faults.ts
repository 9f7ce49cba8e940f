import { dayNumber } from "../timeline/day-number.ts";
import type { Entry } from "./entry.ts";
import { instant } from "./instant.ts";
import type { ShapeFault } from "./shape-faults.ts";

const EARLIEST = "1900-01-01";
/** A day begins first at UTC+14: before that instant it has begun nowhere. */
const FIRST_DAYBREAK = 14 * 3_600_000;

/** Dates of an entry that cannot be: before 1900, later than it was written down, an end before its start. */
export function dateFaults(entry: Entry): ShapeFault[] {
  const faults: ShapeFault[] = [];
  if (entry.at.slice(0, 10) < EARLIEST)
    faults.push({ field: "at", reason: `cannot be before 1900; found ${entry.at}` });
  if (entry.recordedAt !== undefined && earliest(entry.at) > instant(entry.recordedAt)) {
    faults.push({ field: "at", reason: `cannot be later than recordedAt (${entry.recordedAt}); found ${entry.at}` });
  }
  if (entry.retracts !== undefined) return faults;
  const at = dayNumber(entry.at);
  const notBefore = (field: string, value: string | undefined) => {
    if (value !== undefined && dayNumber(value) < at)
      faults.push({ field, reason: `cannot be before the entry's own date (${entry.at}); found ${value}` });
  };
  const notAfter = (field: string, value: string | undefined) => {
    if (value !== undefined && dayNumber(value) > at)
      faults.push({ field, reason: `cannot be after the entry's own date (${entry.at}); found ${value}` });
  };
  if (entry.kind === "medication") {
    notBefore("plannedStop", entry.plannedStop);
    notBefore("until", entry.until);
    notBefore("nextDue", entry.nextDue);
  }
  if (entry.kind === "homework") notBefore("due", entry.due);
  if (entry.kind === "condition") notAfter("onset", entry.onset);
  if (entry.kind === "diary") notAfter("date", entry.date);
  if (entry.kind === "use") notAfter("lastUsedAt", entry.lastUsedAt);
  return faults;
}

/** The first instant that could be meant: a date alone begins, somewhere, up to 14 hours before it does in UTC. */
function earliest(at: string): number {
  return at.length === 10 ? instant(at) - FIRST_DAYBREAK : instant(at);
}
