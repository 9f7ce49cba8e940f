import { queryOptions, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef, useState } from "react";
import type { MedicinesRead } from "../../../../http/contract/medicines.ts";
import { api } from "../../api.ts";
import { ProblemError } from "../../request.ts";

/** What belongs to the chart's key is read again with it, whenever the server says that the person's file changed. */
const medicinesQuery = (patientId: string) =>
  queryOptions({
    queryKey: ["chart", patientId, "medicines"],
    queryFn: ({ signal }) => api.medicines(patientId, signal),
  });

/** Everything about one person's medicines. */
export function useMedicines(patientId: string) {
  return useQuery(medicinesQuery(patientId));
}

/** Sends once however often the button is pressed; where someone else wrote first, the newer record is fetched and the next press sends on top of it. */
export function useSending<Sent extends { readonly recordVersion: number }>(
  patientId: string,
  send: (recordVersion: number) => Promise<Sent>,
  onKept: (sent: Sent) => void,
) {
  const client = useQueryClient();
  const sending = useRef(false);
  const known = client.getQueryData<MedicinesRead>(medicinesQuery(patientId).queryKey)?.recordVersion ?? 0;
  // The record as it was when the dialog opened: what came since is shown before this is added to it.
  const [seen, setSeen] = useState(known);
  const act = useMutation({
    mutationFn: (version: number) => send(version),
    onSuccess: (sent) => {
      // What was just kept is known to who kept it: a second act on the same page stands on it.
      setSeen(sent.recordVersion);
      void client.invalidateQueries({ queryKey: ["chart", patientId] });
      void client.invalidateQueries({ queryKey: ["registry"] });
      onKept(sent);
    },
    onError: (error) => {
      if (isOutdated(error)) void client.invalidateQueries({ queryKey: ["chart", patientId] });
    },
    onSettled: () => {
      sending.current = false;
    },
  });
  return {
    busy: act.isPending,
    error: act.error,
    /** Someone else wrote in the record since the dialog opened. */
    newer: isOutdated(act.error),
    submit: () => {
      if (sending.current) return;
      sending.current = true;
      const version = isOutdated(act.error) ? known : seen;
      setSeen(version);
      act.mutate(version);
    },
    /** What was said no to is put right: the next try begins without it. */
    clear: () => act.reset(),
  };
}

function isOutdated(error: unknown): boolean {
  return error instanceof ProblemError && (error.problem.status === 412 || error.problem.status === 409);
}
