import type { PatientRecord } from "../record/record.ts";
import { type EntriesByKind, markOf } from "./entries-by-kind.ts";
import type { Background } from "./timeline.ts";

/** What surrounds the course and the choice to stop: the person, past, goals, use, plans rehearsed, referrals and supports. */
export function backgroundOf(record: PatientRecord, entries: EntriesByKind): Background {
  const { sex, birthDate } = record.patient;
  const profiles = entries.of("profile");
  return {
    sex: profiles.findLast((entry) => entry.sex !== undefined)?.sex ?? sex ?? null,
    birthDate: birthDate ?? null,
    ancestry: profiles.findLast((entry) => entry.ancestry !== undefined)?.ancestry ?? null,
    people: profiles.findLast((entry) => entry.supports !== undefined)?.supports ?? null,
    histories: entries.of("history").map((entry) => ({
      ...markOf(entry),
      item: entry.item,
      present: entry.present !== false,
      told: entry.recordedAt ?? entry.at,
    })),
    goals: entries.of("goal").map((entry) => ({
      ...markOf(entry),
      goalId: entry.goalId,
      domain: entry.domain ?? null,
      instrument: entry.instrument ?? null,
      target: typeof entry.target === "number" ? entry.target : null,
      status: entry.status ?? null,
    })),
    uses: entries.of("use").map((entry) => ({
      ...markOf(entry),
      substance: entry.substance.toLowerCase(),
      frequency: entry.frequency ?? null,
    })),
    rehearsals: entries.of("rehearsal").map(markOf),
    reEntry: entries.of("relapse-plan").some((entry) => entry.reEntry !== undefined),
    referrals: entries
      .of("referral")
      .map((entry) => ({ ...markOf(entry), name: entry.to ?? null, status: entry.status ?? null })),
    supports: entries
      .of("support")
      .map((entry) => ({ ...markOf(entry), name: entry.type ?? null, status: entry.status ?? null })),
    supplied: entries.of("dispense").map((entry) => ({ ...markOf(entry), medication: entry.medication.toLowerCase() })),
  };
}
