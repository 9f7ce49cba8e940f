import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { SessionNote } from "../knowledge/order-content.ts";
import { sentence } from "../knowledge/sentence.ts";
import type { EntryOf } from "../record/entry.ts";
import { activeConditions } from "../timeline/condition-states.ts";
import { AS_NEEDED } from "../timeline/doses-a-day.ts";
import type { EntriesByKind } from "../timeline/entries-by-kind.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { nameOf } from "./medicine-list.ts";

type Medication = EntryOf<"medication">;

/** One act on one medicine, with the dose before and after, and what it means for the work in session. */
export interface MedicineChange {
  readonly entryId: string;
  readonly at: string;
  readonly orderId: string;
  readonly medication: string;
  readonly action: Medication["action"];
  readonly source: string;
  readonly beforeMg: number | null;
  readonly doseMg: number | null;
  readonly frequency: string | null;
  readonly plannedStop: string | null;
  readonly until: string | null;
  readonly reason: string | null;
  readonly author: NonNullable<Medication["author"]> | null;
  /** Nothing is known to be said of a change without notes: the list stays empty, it is never filled up. */
  readonly notes: readonly {
    readonly text: string;
    readonly mark: SessionNote["mark"];
    readonly sources: readonly string[];
  }[];
}

/** Every change of medicine, the newest first, in the language of the clinic. */
export function medicineChanges(
  entries: EntriesByKind,
  timeline: Timeline,
  knowledge: Knowledge,
  language = "en",
): MedicineChange[] {
  const doses = new Map<string, { doseMg: number | null; frequency: string | null }>();
  return entries
    .of("medication")
    .map((entry): MedicineChange => {
      const before = doses.get(entry.orderId);
      const doseMg = entry.doseMg ?? before?.doseMg ?? null;
      const frequency = entry.frequency ?? before?.frequency ?? null;
      doses.set(entry.orderId, { doseMg, frequency });
      return {
        entryId: entry.id,
        at: entry.at,
        orderId: entry.orderId,
        medication: nameOf(knowledge, entry.medication),
        action: entry.action,
        source: entry.source ?? "prescribed",
        beforeMg: before?.doseMg ?? null,
        doseMg,
        frequency,
        plannedStop: entry.plannedStop ?? null,
        until: entry.until ?? null,
        reason: entry.reason ?? null,
        author: entry.author ?? null,
        notes: knowledge.orders.sessionNotes
          .filter((note) => speaks(note, entry, frequency, timeline, knowledge))
          .map(({ id, mark, sources }) => ({
            text: sentence(knowledge, language, `orders.session.${id}`),
            mark,
            sources,
          })),
      };
    })
    .toReversed();
}

function speaks(
  note: SessionNote,
  entry: Medication,
  frequency: string | null,
  timeline: Timeline,
  knowledge: Knowledge,
): boolean {
  const facts = findMedication(knowledge, entry.medication);
  if (entry.action === "report" || facts === undefined || !note.acts.includes(entry.action)) return false;
  const running = timeline.courses.filter(({ endedDay }) => endedDay === null).map(({ protocol }) => protocol ?? "");
  const conditions = activeConditions(timeline.conditions).map(({ condition }) => condition);
  return (
    anyOf(note.classes, facts.classes) &&
    anyOf(note.medications, [facts.name]) &&
    anyOf(note.conditions, conditions) &&
    anyOf(note.protocols, running) &&
    (note.asNeeded !== true || frequency === AS_NEEDED)
  );
}

/** Whether one of the wanted is there; nothing wanted asks for nothing. */
function anyOf(wanted: readonly string[] | undefined, there: readonly string[]): boolean {
  return wanted === undefined || wanted.some((one) => there.includes(one));
}
