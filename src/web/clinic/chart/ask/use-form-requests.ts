import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useLiveEvent } from "../../live/use-live-updates.ts";
import { askApi } from "./ask-api.ts";

export const formRequestsKey = (patientId: string) => ["form-requests", patientId] as const;

/** What this patient was asked for, read again whenever the server says that something changed. */
export function useFormRequests(patientId: string) {
  const client = useQueryClient();
  useLiveEvent(({ kind, patients }) => {
    if (kind === "resync" || patients.includes(patientId))
      void client.invalidateQueries({ queryKey: formRequestsKey(patientId) });
  });
  return useQuery({
    queryKey: formRequestsKey(patientId),
    queryFn: ({ signal }) => askApi.list(patientId, signal),
  });
}
