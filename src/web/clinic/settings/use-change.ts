import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ClinicSettingsRead } from "../../../http/contract/clinic.ts";
import { clinicQuery } from "./clinic-query.ts";

/** One change of the clinic's settings: what comes back is what holds, and the page shows it. */
export function useChange<Given>(change: (given: Given) => Promise<ClinicSettingsRead>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: change,
    onSuccess: (settings) => client.setQueryData(clinicQuery.queryKey, settings),
  });
}
