import { skipToken, useQuery, useQueryClient } from "@tanstack/react-query";
import { v7 as newId } from "uuid";

/** A form being filled in. Held in memory alone: it outlives a locked screen, never the page. */
export interface ScoreDraft {
  /** Made when the form opens, so that sending twice keeps one entry. */
  readonly entryId: string;
  readonly answers: Readonly<Record<string, number>>;
  readonly completedBy: "patient" | "clinician" | "caregiver";
  /** ISO date it was filled in. */
  readonly on: string;
}

const freshDraft = (today: string): ScoreDraft => ({
  entryId: newId(),
  answers: {},
  completedBy: "patient",
  on: today,
});

/** The draft of one form for one person. It lies with what was read from the server, so that another person's sign-in clears both. */
export function useScoreDraft(patientId: string, instrument: string, today: string) {
  const client = useQueryClient();
  const queryKey = ["draft", patientId, instrument];
  const { data } = useQuery<ScoreDraft>({
    queryKey,
    queryFn: skipToken,
    initialData: () => freshDraft(today),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  });
  return {
    draft: data ?? freshDraft(today),
    change: (part: Partial<ScoreDraft>) =>
      client.setQueryData<ScoreDraft>(queryKey, (before) => ({ ...(before ?? freshDraft(today)), ...part })),
    discard: () => client.removeQueries({ queryKey, exact: true }),
  };
}

/** Answers in item order, `null` where one was left open. */
export function answersInOrder(
  items: readonly { readonly linkId: string }[],
  answers: Readonly<Record<string, number>>,
): (number | null)[] {
  return items.map(({ linkId }) => answers[linkId] ?? null);
}

/** How many of the scored items are answered. */
export function answeredOf(
  items: readonly { readonly linkId: string; readonly scored: boolean }[],
  answers: Readonly<Record<string, number>>,
): { readonly answered: number; readonly of: number } {
  const scored = items.filter((item) => item.scored);
  return { answered: scored.filter(({ linkId }) => answers[linkId] !== undefined).length, of: scored.length };
}
