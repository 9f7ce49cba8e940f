import type { TFunction } from "i18next";
import type { ErrorWords } from "../../shared/ui/error-state.tsx";
import { ProblemError, UnreachableError } from "../request.ts";

/** What went wrong, as a title, a sentence and a word for the help desk. */
export function problemWords(t: TFunction, error: unknown): ErrorWords {
  if (error instanceof UnreachableError)
    return { title: t("error.unreachable.title"), body: t("error.unreachable.body"), retry: t("error.retry") };
  if (error instanceof ProblemError && error.problem.status < 500)
    return { title: t("error.refused.title"), body: error.problem.message, retry: t("error.retry") };
  const incident = error instanceof ProblemError ? error.problem.incident : undefined;
  return {
    title: t("error.ours.title"),
    body: t("error.ours.body"),
    retry: t("error.retry"),
    ...(incident === undefined ? {} : { helpDesk: t("error.ours.helpDesk", { incident }) }),
  };
}
