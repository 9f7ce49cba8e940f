import { QueryClient } from "@tanstack/react-query";
import { ProblemError } from "./request.ts";

/** A refusal is final until something changes; silence and faults of ours are tried again, ever more slowly. */
function worthRetrying(failures: number, error: Error): boolean {
  if (error instanceof ProblemError && error.problem.status < 500) return false;
  return failures < 4;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Screens are told of changes by the event stream; they do not poll.
      staleTime: 60_000,
      gcTime: 15 * 60_000,
      retry: worthRetrying,
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 20_000),
      refetchOnWindowFocus: false,
      networkMode: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
});
