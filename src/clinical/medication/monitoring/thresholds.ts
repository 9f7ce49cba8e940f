/** One limit of a monitoring row: a bare comparison and what to do. */
export interface Threshold {
  readonly is: "at-least" | "above" | "at-most" | "below";
  readonly value: number;
  /** As the row writes it; null where it names none: nothing can then be compared. */
  readonly unit: string | null;
  /** Holds only for these people, in the row's words ("in older adult"). */
  readonly only: string | null;
  readonly action: string;
}

export interface ReadAction {
  readonly thresholds: readonly Threshold[];
  /** Clauses that are more than one bare comparison: shown as they are, never judged. */
  readonly words: readonly string[];
}

const SIGNS = { ">=": "at-least", ">": "above", "<=": "at-most", "<": "below" } as const;
const CLAUSE = /^(>=|<=|>|<)\s*(\d+(?:\.\d+)?)\s*([A-Za-z/%]+(?:\/[A-Za-z0-9.]+)?)?\s*((?:in|with|if) [^:]+)?:\s*(.+)$/;

/** Reads the limits out of a row's words, where a clause is a bare comparison; a unit named once holds for the clauses behind it. */
export function readAction(action: string): ReadAction {
  const thresholds: Threshold[] = [];
  const words: string[] = [];
  let unit: string | null = null;
  for (const clause of action.split(";").map((part) => part.trim())) {
    const [, sign, value, named, only, todo] = CLAUSE.exec(clause) ?? [];
    if (sign === undefined || value === undefined || todo === undefined) {
      words.push(clause);
      continue;
    }
    unit = named ?? unit;
    const is = SIGNS[sign as keyof typeof SIGNS];
    thresholds.push({ is, value: Number(value), unit, only: only?.trim() ?? null, action: todo });
  }
  return { thresholds, words };
}

/**
 * The limit a value has crossed: of those that hold, the first the row names. Null where none is crossed; `unknown` where the unit is not
 * the row's: a figure in another unit is never compared.
 */
export function crossed(
  { thresholds }: ReadAction,
  value: number,
  unit: string,
  applies: (only: string) => boolean,
): Threshold | null | { readonly unknown: string } {
  const comparable = thresholds.filter((one) => one.unit !== null && one.unit.toLowerCase() === unit.toLowerCase());
  if (comparable.length === 0) return { unknown: "no limit in this unit" };
  return comparable.find((one) => holds(one, value) && (one.only === null || applies(one.only))) ?? null;
}

function holds({ is, value: limit }: Threshold, value: number): boolean {
  if (is === "at-least") return value >= limit;
  if (is === "above") return value > limit;
  return is === "at-most" ? value <= limit : value < limit;
}
