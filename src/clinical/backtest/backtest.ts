import type { Category } from "../findings/finding.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { PatientRecord } from "../record/record.ts";
import { type Call, type Course, courseUnder } from "./calls.ts";

/** One change that the two playbooks would have called for on different days, or only one of them. */
export interface Difference {
  readonly patient: string;
  readonly rule: string;
  readonly category: Category;
  /** Days since care began; null: never. */
  readonly dayA: number | null;
  readonly dayB: number | null;
  /** Response or remission by the end of the acute weeks; null: not known yet. */
  readonly responded: boolean | null;
}

export interface Backtest {
  readonly playbooks: readonly { readonly id: string; readonly version: string }[];
  /** Courses of care: records in which care began. */
  readonly courses: number;
  readonly judged: number;
  /** Courses in which nothing but questions for data came first, under both. */
  readonly leftOut: number;
  /** Judged courses by what B does to the first call in which they differ. */
  readonly same: number;
  readonly earlier: number;
  readonly later: number;
  readonly never: number;
  readonly differences: readonly Difference[];
}

type Shift = "same" | "earlier" | "later" | "never";

/** Counts what two playbooks would have called for over the courses it is given, one after the other. */
export class BacktestTally {
  private readonly a: Knowledge;
  private readonly b: Knowledge;
  private courses = 0;
  private leftOut = 0;
  private readonly counts: Record<Shift, number> = { same: 0, earlier: 0, later: 0, never: 0 };
  private readonly differences: Difference[] = [];

  constructor(a: Knowledge, b: Knowledge) {
    this.a = a;
    this.b = b;
  }

  add(record: PatientRecord): void {
    const [a, b] = [courseUnder(record, this.a), courseUnder(record, this.b)];
    if (a === null || b === null) return;
    this.courses += 1;
    if (!a.judged && !b.judged) {
      this.leftOut += 1;
      return;
    }
    const found = differencesOf(record.patient.id, a, b);
    this.differences.push(...found);
    this.counts[shiftOf(found)] += 1;
  }

  result(): Backtest {
    const playbooks = [this.a, this.b].map(({ playbook: { id, version } }) => ({ id, version }));
    const { courses, leftOut, counts, differences } = this;
    return { playbooks, courses, judged: courses - leftOut, leftOut, ...counts, differences };
  }
}

/** In the order in which the first of the two playbooks to call does so. */
function differencesOf(patient: string, a: Course, b: Course): Difference[] {
  const categories = new Set([...a.calls.keys(), ...b.calls.keys()]);
  return [...categories]
    .flatMap((category) => {
      const [inA, inB] = [a.calls.get(category), b.calls.get(category)];
      const call: Call | undefined = inA ?? inB;
      if (call === undefined || inA?.day === inB?.day) return [];
      const { rule } = call;
      return [{ patient, rule, category, dayA: inA?.day ?? null, dayB: inB?.day ?? null, responded: a.responded }];
    })
    .sort((one, other) => firstDay(one) - firstDay(other));
}

function firstDay({ dayA, dayB }: Difference): number {
  return Math.min(dayA ?? Number.POSITIVE_INFINITY, dayB ?? Number.POSITIVE_INFINITY);
}

/** What B does to the first call in which the two differ. A call that only B makes comes earlier than never. */
function shiftOf([first]: readonly Difference[]): Shift {
  if (first === undefined) return "same";
  if (first.dayB === null) return "never";
  return first.dayA === null || first.dayB < first.dayA ? "earlier" : "later";
}
