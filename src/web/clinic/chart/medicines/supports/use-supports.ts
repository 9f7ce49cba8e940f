import { useQuery } from "@tanstack/react-query";
import { api } from "../../../api.ts";

/** Supplies and what makes a list easier to take. Read again with the chart. */
export function useSupports(patientId: string) {
  return useQuery({
    queryKey: ["chart", patientId, "supports"],
    queryFn: ({ signal }) => api.medicineSupports(patientId, signal),
  });
}
