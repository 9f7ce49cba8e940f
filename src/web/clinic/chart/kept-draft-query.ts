import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";
import type { DraftOwner } from "./score-draft.ts";

/** What this person began before, asked for once each time the form opens. Where the server cannot say, the form opens empty. */
export const keptDraftQuery = ({ personId, patientId, instrument }: DraftOwner) =>
  queryOptions({
    queryKey: ["score-draft", personId, patientId, instrument],
    queryFn: ({ signal }) => api.scoreDraft(patientId, instrument, signal),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
