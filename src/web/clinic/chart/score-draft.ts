import { v7 as newId } from "uuid";
import type { ScoreDraft } from "../../../http/contract/score-drafts.ts";
import { createStore, type Store, useStore } from "../../shared/ui/create-store.ts";
import { api } from "../api.ts";

export type { ScoreDraft };

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
  version: null,
});

/** Whose draft: another person at the same desk never meets it. */
export interface DraftOwner {
  readonly personId: string;
  readonly patientId: string;
  readonly instrument: string;
}

const keyOf = ({ personId, patientId, instrument }: DraftOwner): string => `${personId} ${patientId} ${instrument}`;

/** The draft of one form for one patient by one person; a new one where there is none. */
export function draftStore(owner: DraftOwner, today: string): Store<ScoreDraft> {
  const key = keyOf(owner);
  const kept = drafts.get(key) ?? createStore(freshDraft(today));
  drafts.set(key, kept);
  return kept;
}

/** Whether anything was answered yet: nothing else is worth keeping. */
export function isBegun({ answers, total, safetyItem, parts }: ScoreDraft): boolean {
  return (
    Object.keys(answers).length > 0 ||
    total !== "" ||
    safetyItem !== null ||
    Object.values(parts).some((typed) => typed !== "")
  );
}

/** An answer rests this long before the server is told. */
const REST_MS = 500;
const waiting = new Map<string, ReturnType<typeof setTimeout>>();
/** One call after the other, so that what was given up is not kept again by an earlier one. */
let calls: Promise<unknown> = Promise.resolve();

/** The desk goes on without an answer: what is on the screen is held by the page as well, and the next change tries again. */
function inTurn(call: () => Promise<unknown>): void {
  calls = calls.then(call).catch(() => undefined);
}

function keepSoon(owner: DraftOwner, store: Store<ScoreDraft>): void {
  const key = keyOf(owner);
  clearTimeout(waiting.get(key));
  waiting.set(
    key,
    setTimeout(() => {
      const draft = store.get();
      if (isBegun(draft)) inTurn(() => api.keepScoreDraft(owner.patientId, owner.instrument, draft));
    }, REST_MS),
  );
}

function giveUp(owner: DraftOwner): void {
  clearTimeout(waiting.get(keyOf(owner)));
  inTurn(() => api.giveUpScoreDraft(owner.patientId, owner.instrument));
}

export function useScoreDraft(owner: DraftOwner, today: string) {
  const store = draftStore(owner, today);
  return {
    draft: useStore(store),
    change: (part: Partial<ScoreDraft>) => {
      store.set({ ...store.get(), ...part });
      keepSoon(owner, store);
    },
    /** Goes on with what was kept before. */
    resume: (draft: ScoreDraft) => store.set(draft),
    /** Gives up what was kept before; what is on the screen stays. */
    giveUp: () => giveUp(owner),
    /** Called once the answers are kept: the next form starts empty, with an id of its own, in the language of this one. */
    startAfresh: () => {
      store.set({ ...freshDraft(today), language: store.get().language });
      giveUp(owner);
    },
  };
}
