import type { Chart } from "../../../http/contract/chart.ts";
import { type Say, slugInWords } from "../../shared/charts/words.ts";
import type { ChartEntry } from "./chart-view.ts";

/** Who stands behind an entry: a name of the team where there is one, else the role, else that it is not known. */
export function authorOf(chart: Pick<Chart, "team" | "patient">, entry: ChartEntry, say: Say): string {
  if (typeof entry.completedBy === "string") return say(`by.${entry.completedBy}`);
  const author = entry.author as { readonly role?: string; readonly id?: string } | undefined;
  if (author?.role === undefined) return say("by.unknown");
  if (author.role === "patient") return say("by.patient");
  const member = chart.team.find(({ personId }) => personId === author.id);
  return member ? member.name : slugInWords(say, "role", author.role);
}
