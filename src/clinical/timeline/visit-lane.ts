import type { EntryOf } from "../record/entry.ts";
import { dayNumber } from "./day-number.ts";
import type { EntriesByKind } from "./entries-by-kind.ts";
import type { VisitMark, VisitTrack } from "./timeline.ts";

const TRACK: Readonly<Record<EntryOf<"visit">["type"], VisitTrack>> = {
  therapy: "therapy",
  group: "therapy",
  medication: "medication",
  "co-visit": "both",
  intake: "other",
  "case-management": "other",
  "primary-care": "other",
  crisis: "other",
};

export function visitLane(entries: EntriesByKind): VisitMark[] {
  return entries.of("visit").map((visit) => ({
    entryId: visit.id,
    at: visit.at,
    day: dayNumber(visit.at),
    track: TRACK[visit.type],
    type: visit.type,
    status: visit.status,
    attended: visit.status === "attended",
    modality: visit.modality ?? null,
  }));
}
