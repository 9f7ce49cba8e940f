import { queryOptions, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../api.ts";
import { useLiveEvent } from "../live/use-live-updates.ts";

const chartQuery = (patientId: string) =>
  queryOptions({ queryKey: ["chart", patientId], queryFn: ({ signal }) => api.chart(patientId, signal) });

/** Every form that can be entered here. */
export const instrumentsQuery = queryOptions({
  queryKey: ["instruments"],
  queryFn: ({ signal }) => api.instruments(signal),
  staleTime: Number.POSITIVE_INFINITY,
});

export const instrumentQuery = (instrumentId: string, language = "en") =>
  queryOptions({
    queryKey: ["instrument", instrumentId, language],
    queryFn: ({ signal }) => api.instrument(instrumentId, language, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** The chart of one person, read again whenever the server says that it changed. */
export function useChart(patientId: string) {
  const client = useQueryClient();
  useLiveEvent(({ kind, patients }) => {
    if (kind === "resync" || patients.includes(patientId))
      void client.invalidateQueries({ queryKey: ["chart", patientId] });
  });
  return useQuery(chartQuery(patientId));
}
