import { v7 as newId } from "uuid";
import { createStore, type Store, useStore } from "../../shared/ui/create-store.ts";

/** A form being filled in. Held in memory alone: it outlives a locked screen, never the page. */
export interface ScoreDraft {
  /** Made when the form opens, so that sending twice keeps one entry. */
  readonly entryId: string;
  readonly answers: Readonly<Record<string, number>>;
  readonly completedBy: "patient" | "clinician" | "caregiver";
  /** Language of the form. */
  readonly language: string;
  /** The questions were put through an interpreter. */
  readonly interpreter: boolean;
  readonly mode: "one" | "page";
  /** What is known of a form whose words are not ours, as typed. */
  readonly total: string;
  readonly safetyItem: number | null;
  readonly parts: Readonly<Record<string, string>>;
  /** ISO date it was filled in. */
  readonly on: string;
}

const drafts = new Map<string, Store<ScoreDraft>>();

const freshDraft = (today: string): ScoreDraft => ({
  entryId: newId(),
  answers: {},
  completedBy: "patient",
  language: "en",
  interpreter: false,
  mode: "page",
  total: "",
  safetyItem: null,
  parts: {},
  on: today,
});

/** Whose draft: another person at the same desk never meets it. */
export interface DraftOwner {
  readonly personId: string;
  readonly patientId: string;
  readonly instrument: string;
}

/** The draft of one form for one patient by one person; a new one where there is none. */
export function draftStore({ personId, patientId, instrument }: DraftOwner, today: string): Store<ScoreDraft> {
  const key = `${personId} ${patientId} ${instrument}`;
  const kept = drafts.get(key) ?? createStore(freshDraft(today));
  drafts.set(key, kept);
  return kept;
}

export function useScoreDraft(owner: DraftOwner, today: string) {
  const store = draftStore(owner, today);
  return {
    draft: useStore(store),
    change: (part: Partial<ScoreDraft>) => store.set({ ...store.get(), ...part }),
    /** Called once the answers are kept: the next form starts empty, with an id of its own, in the language of this one. */
    startAfresh: () => store.set({ ...freshDraft(today), language: store.get().language }),
  };
}
