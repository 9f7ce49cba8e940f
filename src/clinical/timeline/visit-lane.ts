import type { EntryOf } from "../record/entry.ts";
import { type EntriesByKind, markOf } from "./entries-by-kind.ts";
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
    ...markOf(visit),
    track: TRACK[visit.type],
    type: visit.type,
    status: visit.status,
    attended: visit.status === "attended",
    modality: visit.modality ?? null,
  }));
}
