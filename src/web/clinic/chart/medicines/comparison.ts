import type {
  ComparedLine,
  MedicineLine,
  MedicinesRead,
  ReconciliationSubmission,
} from "../../../../http/contract/medicines.ts";

export type ListSource = ReconciliationSubmission["lists"][number]["source"];
/** Our own record and the pharmacy's fills fill themselves in; the others are asked for. */
export const ASKED_SOURCES = ["patient", "primary-care", "hospital"] as const satisfies readonly ListSource[];
export type Said = ComparedLine["said"][number];
export type Comparison = Pick<ReconciliationSubmission, "reconciliationId" | "lists" | "lines"> & {
  readonly occasion: NonNullable<ReconciliationSubmission["occasion"]>;
};

/** A comparison to begin with: every line of our record, what it and the pharmacy say, and nobody else asked yet. */
export function newComparison(read: MedicinesRead, reconciliationId: string, today: string): Comparison {
  const lines = read.lines.filter(({ source, state }) => source !== "substance" && state !== "stopped");
  return {
    reconciliationId,
    occasion: read.signed === null ? "intake" : "pharmacist-pass",
    lists: [
      { source: "record", asOf: today, asked: true },
      { source: "pharmacy", asked: lines.some(({ lastFill }) => lastFill !== null) },
      ...ASKED_SOURCES.map((source) => ({ source, asked: false })),
    ],
    lines: lines.map((line) => comparedLine(line)),
  };
}

function comparedLine(line: MedicineLine): ComparedLine {
  const { medication, key, doseMg, frequency, lastFill } = line;
  const record: Said = {
    source: "record",
    state: "listed",
    ...(doseMg === null ? {} : { doseMg }),
    ...(frequency === null ? {} : { frequency }),
  };
  const pharmacy: Said[] = lastFill === null ? [] : [{ source: "pharmacy", state: "listed", text: lastFill.on }];
  return { medication, orderId: key, said: [record, ...pharmacy] };
}

/** A draft taken up again, with lines for what joined the record since. */
export function resumed(read: MedicinesRead, today: string): Comparison | null {
  const { draft } = read;
  if (draft === null) return null;
  const { reconciliationId, lists, lines, occasion = "visit" } = draft;
  const there = new Set(lines.flatMap(({ orderId }) => orderId ?? []));
  const since = newComparison(read, reconciliationId, today).lines.filter(({ orderId }) => !there.has(orderId ?? ""));
  return { reconciliationId, occasion, lists, lines: [...lines, ...since] };
}

/** What one source says of a line; a line nobody asked it about is never taken for not listed. */
export function saidBy(line: ComparedLine, source: ListSource): Said {
  return line.said.find((one) => one.source === source) ?? { source, state: "not-asked" };
}

/** Whether the sources that were asked say different things: other doses, or one lists what another does not. */
export function differs(comparison: Comparison, line: ComparedLine): boolean {
  const said = comparison.lists
    .filter(({ asked, source }) => asked && source !== "pharmacy")
    .map(({ source }) => saidBy(line, source));
  const states = new Set(said.map(({ state }) => state).filter((state) => state !== "not-asked"));
  const doses = new Set(said.flatMap(({ doseMg }) => doseMg ?? []));
  return states.size > 1 || doses.size > 1;
}

/** Lines still without a decision, or whose decision lacks its reason. */
export function openLines({ lines }: Comparison): readonly ComparedLine[] {
  return lines.filter(
    ({ decision, reason }) => decision === undefined || (decision !== "keep" && (reason ?? "").trim() === ""),
  );
}
