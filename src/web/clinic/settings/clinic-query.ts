import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

/** Hours, closed days and place of the clinic. */
export const clinicQuery = queryOptions({
  queryKey: ["clinic"],
  queryFn: ({ signal }) => api.clinic(signal),
});
