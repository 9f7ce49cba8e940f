import { queryOptions, useQuery } from "@tanstack/react-query";
import { api } from "../../../api.ts";

/** Under the chart's key: read again with it, whenever the person's file changed. */
const medicineCareQuery = (patientId: string) =>
  queryOptions({
    queryKey: ["chart", patientId, "medicine-care"],
    queryFn: ({ signal }) => api.medicineCare(patientId, signal),
  });

/** What one person's medicines ask besides the list. */
export function useMedicineCare(patientId: string) {
  return useQuery(medicineCareQuery(patientId));
}
