import { dayNumber, isoDay } from "../../timeline/day-number.ts";
import type { Span } from "./injection-product.ts";

const MONTHS = 12;

/** The day a span after another; a month ends on its last day where it is too short. */
export function addSpan(day: number, { count, unit }: Span): number {
  if (unit === "day") return day + count;
  const iso = isoDay(day);
  const months = Number(iso.slice(0, 4)) * MONTHS + Number(iso.slice(5, 7)) - 1 + count;
  const first = `${String(Math.floor(months / MONTHS)).padStart(4, "0")}-${String((months % MONTHS) + 1).padStart(2, "0")}-01`;
  const next = months + 1;
  const after = `${String(Math.floor(next / MONTHS)).padStart(4, "0")}-${String((next % MONTHS) + 1).padStart(2, "0")}-01`;
  const [from, to] = [dayNumber(first), dayNumber(after)];
  return Math.min(from + Number(iso.slice(8, 10)) - 1, to - 1);
}
