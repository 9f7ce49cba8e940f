import type { Backtest, Difference } from "../clinical/backtest/backtest.ts";

const SHOWN = 20;
const WIDTHS = { patient: 38, call: 36, day: 12 } as const;

/** Who would have been called earlier, later or never, to read at a terminal. */
export function backtestReport(result: Backtest): string {
  const [a, b] = result.playbooks.map(({ id, version }) => `${id} ${version}`);
  const { courses, judged, leftOut, same, earlier, later, never, differences } = result;
  const shown = differences.slice(0, SHOWN);
  return [
    `${a} against ${b}`,
    `${courses} courses of care. ${judged} could be judged; ${leftOut} lacked what is needed and are left out.`,
    `same ${same} · earlier ${earlier} · later ${later} · never ${never}`,
    ...(shown.length === 0 ? [] : ["", heading(), ...shown.map(line)]),
    ...(differences.length > SHOWN ? [`and ${differences.length - SHOWN} more (--json names them all)`] : []),
    "",
    "This shows who would have been called, not what would have become of them.",
  ].join("\n");
}

function heading(): string {
  return row("patient", "change", "first (A)", "first (B)", "response");
}

function line({ patient, rule, category, dayA, dayB, responded }: Difference): string {
  const reached = { true: "reached", false: "not reached", null: "not known yet" }[`${responded}`];
  return row(patient, `${rule} ${category}`, when(dayA), when(dayB), reached);
}

function row(patient: string, call: string, a: string, b: string, response: string): string {
  return `${patient.padEnd(WIDTHS.patient)}${call.padEnd(WIDTHS.call)}${a.padEnd(WIDTHS.day)}${b.padEnd(WIDTHS.day)}${response}`;
}

function when(day: number | null): string {
  return day === null ? "never" : `day ${day}`;
}
