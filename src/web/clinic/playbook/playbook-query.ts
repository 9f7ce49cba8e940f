import { queryOptions } from "@tanstack/react-query";
import { api } from "../api.ts";

/** The rules in force, in words. */
export const playbookQuery = queryOptions({
  queryKey: ["playbook"],
  queryFn: ({ signal }) => api.playbook(signal),
});
