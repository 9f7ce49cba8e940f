import { loadKnowledge } from "../../../knowledge/load.ts";
import { RECORD_FORMAT } from "../../record/record.ts";
import { validateRecord } from "../../record/validate.ts";
import { entriesByKind } from "../../timeline/entries-by-kind.ts";
import { timelineOf } from "../../timeline/timeline-of.ts";

export const knowledge = loadKnowledge();
/** The day on which every record of these tests is read. */
export const TODAY = "2026-03-02";

/** A valid record of these entries (ids are given where absent), its timeline and its entries by kind on that day. */
export function readRecord(entries: readonly object[], patient: object = {}) {
  const numbered = entries.map((entry, place) => ({ id: `e${place}`, ...entry }));
  const read = validateRecord(
    { format: RECORD_FORMAT, patient: { id: "p", name: "P", ...patient }, entries: numbered },
    knowledge,
  );
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  const { record } = read;
  return { record, timeline: timelineOf(record, knowledge, TODAY), entries: entriesByKind(record, TODAY) };
}

/** A prescribed order begun on the day given. */
export function started(medication: string, at = "2026-02-02", more: object = {}) {
  return { kind: "medication", at, orderId: `order-${medication}`, action: "start", medication, doseMg: 20, ...more };
}
