import { AS_NEEDED } from "../timeline/doses-a-day.ts";
import type { EntryOf } from "./entry.ts";
import type { ShapeFault } from "./shape-faults.ts";

/** Fields of one medication entry that contradict one another. */
export function orderFaults(entry: EntryOf<"medication">): ShapeFault[] {
  const faults: ShapeFault[] = [];
  if (entry.until !== undefined && entry.action !== "hold")
    faults.push({ field: "until", reason: "belongs to a hold; a stop date is `plannedStop`" });
  if (entry.maxPerDay !== undefined && entry.frequency !== undefined && entry.frequency !== AS_NEEDED)
    faults.push({ field: "maxPerDay", reason: "belongs to a medicine taken as needed" });
  const steps = entry.titration ?? [];
  const early = steps.findIndex((step, place) => place > 0 && step.day <= (steps[place - 1]?.day ?? 0));
  if (early > 0) faults.push({ field: `titration[${early}].day`, reason: "must be later than the step before" });
  return faults;
}
