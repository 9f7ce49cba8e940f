import type { Outcome, RowWhy } from "../clinical/findings/why.ts";

/** Why the rows of a playbook fired or did not, for one record on one day. */
export interface RecordWhy {
  readonly patient: string;
  readonly asOf: string;
  readonly playbook: { readonly id: string; readonly version: string };
  readonly rows: readonly RowWhy[];
}

const STATE: Readonly<Record<Outcome["state"], string>> = {
  fired: "▶ holds",
  silenced: "· silenced",
  false: "  no",
  undecided: "? not known",
  "not-needed": "  not needed",
  "nobody-asked": "  nobody to ask of",
};
const STATE_WIDTH = 20;

/** The rows with their reasons, to read at a terminal. */
export function whyReport({ patient, asOf, playbook, rows }: RecordWhy): string {
  return [
    `${patient}, as of ${asOf} (playbook ${playbook.id} ${playbook.version})`,
    ...rows.flatMap(({ rule, category, condition, each, outcome, lines }) => [
      `${STATE[outcome.state].padEnd(STATE_WIDTH)}${rule} ${category}${named(condition)}${named(each)}`,
      ...lines.map((line) => `${" ".repeat(STATE_WIDTH)}  ${line}`),
    ]),
  ].join("\n");
}

const named = (one: string | undefined): string => (one === undefined ? "" : ` (${one})`);
