import type { Limits } from "../findings/playbook.ts";
import { known, unknown } from "../known.ts";
import type { AdherenceMark, Timeline } from "../timeline/timeline.ts";
import { oneDecimal } from "./percent-change.ts";
import type { CurrentMedication, Situation } from "./situation.ts";

/** The newest figure of the medicine the week clock belongs to; without one, the lowest of those taken on a schedule. Older: unknown. */
export function currentAdherence(
  timeline: Timeline,
  medications: readonly CurrentMedication[],
  limits: Limits,
): Situation["adherence"] {
  const scheduled = medications.filter((one) => one.frequency !== "as-needed");
  if (scheduled.length === 0) return unknown("no medicine taken on a schedule");
  const index = scheduled.find((one) => one.orderId === timeline.indexOrderId);
  const judged = index === undefined ? scheduled : [index];
  const marks = judged.flatMap((one) => newestOf(one.medication, timeline, limits));
  const lowest = marks.reduce<AdherenceMark | undefined>(
    (a, b) => (a === undefined || b.pct < a.pct ? b : a),
    undefined,
  );
  if (lowest === undefined) return unknown("doses taken not asked in the last 30 days");
  return known({ pct: oneDecimal(lowest.pct), level: levelOf(lowest.pct, limits) }, lowest.at, [lowest.entryId]);
}

function newestOf(medication: string, timeline: Timeline, limits: Limits): AdherenceMark[] {
  const mark = timeline.adherence.findLast((one) => one.medication === medication || one.medication === null);
  return mark !== undefined && timeline.asOfDay - mark.day <= limits.adherenceDays ? [mark] : [];
}

function levelOf(pct: number, limits: Limits): "high" | "partial" | "low" {
  if (pct >= limits.adherenceHighPct) return "high";
  return pct >= limits.adherencePartialPct ? "partial" : "low";
}
