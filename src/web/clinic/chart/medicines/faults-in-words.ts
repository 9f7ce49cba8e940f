import type { TFunction } from "i18next";
import type { Say } from "../../../shared/charts/words.ts";
import { slugInWords } from "../../../shared/charts/words.ts";
import { ProblemError } from "../../request.ts";
import { problemWords } from "../../shell/problem-words.ts";

/** What the server said no to: each fault with the name of its field, or its sentence as a whole. */
export function faultsInWords(t: TFunction, say: Say, error: unknown): string[] {
  if (error === null) return [];
  if (error instanceof ProblemError && error.problem.status === 412) return [say("medicines.newer")];
  const faults = error instanceof ProblemError ? (error.problem.faults ?? []) : [];
  if (faults.length === 0) return [problemWords(t, error).body];
  return faults.map(({ field, reason }) =>
    say("medicines.fault", { field: slugInWords(say, "medicines.field", field.replace(/\[.*$/, "")), reason }),
  );
}

/** A number as people type it; null where it is none. */
export function numberOf(typed: string): number | null {
  const text = typed.trim().replace(",", ".");
  return /^\d+(\.\d+)?$/.test(text) ? Number(text) : null;
}
