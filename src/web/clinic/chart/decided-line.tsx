import { dayNumber } from "../../../clinical/timeline/day-number.ts";
import type { Chart } from "../../../http/contract/chart.ts";
import { dayInWords } from "../../shared/charts/calendar-day.ts";
import type { Say } from "../../shared/charts/words.ts";
import { slugInWords } from "../../shared/charts/words.ts";
import type { ChartFinding } from "./chart-view.ts";

interface LineProps {
  readonly chart: Chart;
  readonly finding: ChartFinding;
  readonly say: Say;
  readonly locale: string;
}

/** Who decided, when, and why otherwise; nothing where nobody has. */
export function DecidedLine({ chart, finding, say, locale }: LineProps) {
  const { decided } = finding;
  if (decided === undefined) return null;
  const name =
    decided.byName ?? (decided.role === null ? say("decide.someone") : slugInWords(say, "role", decided.role));
  const date = dayInWords(dayNumber(decided.on), locale, { day: "numeric", month: "short" });
  const entry = chart.entries.find(({ id }) => id === decided.entry) as DecisionEntry | undefined;
  const why = [entry?.reasonCode === undefined ? null : say(`reason.${entry.reasonCode}`), entry?.reason ?? null];
  const instead = [entry?.modifiedTo?.text ?? null, doseOf(entry)].filter((part) => part !== null);
  return (
    <p className="finding-decided">
      <span className="strong">{say("decide.done", { action: decided.action, name, date })}</span>
      {why.some((part) => part !== null) ? `. ${why.filter((part) => part !== null).join(": ")}` : null}
      {instead.length > 0 ? `. ${say("decide.instead", { what: instead.join(", ") })}` : null}
    </p>
  );
}

interface DecisionEntry {
  readonly id: string;
  readonly reasonCode?: string;
  readonly reason?: string;
  readonly modifiedTo?: { readonly text?: string; readonly medication?: string; readonly doseMg?: number };
}

function doseOf(entry: DecisionEntry | undefined): string | null {
  const { doseMg, medication } = entry?.modifiedTo ?? {};
  return doseMg === undefined ? null : `${medication === undefined ? "" : `${medication} `}${doseMg} mg`;
}
