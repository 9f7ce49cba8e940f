import type { TFunction } from "i18next";
import { formatClock } from "../../shared/ui/format-date.ts";
import { ProblemError, UnreachableError } from "../request.ts";

/** Why signing in did not work, and when it can. */
export function signInProblem(t: TFunction, error: unknown): string {
  if (error instanceof UnreachableError) return t("error.unreachable.title");
  if (!(error instanceof ProblemError)) return t("error.ours.title");
  if (error.problem.status === 429)
    return error.retryAt === null
      ? t("signIn.lockedNoTime")
      : t("signIn.locked", { time: formatClock(error.retryAt, t("locale")) });
  if (error.problem.status === 401) return t("signIn.wrong");
  return error.problem.message;
}
