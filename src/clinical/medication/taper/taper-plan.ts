import type { Take } from "./dispensable-doses.ts";
import type { TaperScheme } from "./dose-sequence.ts";
import type { TaperMeasure } from "./taper-measures.ts";
import type { TaperRule } from "./taper-rule.ts";

/** What is asked for; each absent one is chosen by the row of the medicine. */
export interface TaperOptions {
  /** Weeks from the first lower dose to the last step. */
  readonly weeks?: number | undefined;
  /** One of the ingredient's forms, perhaps with its product: `oral-solution`, `extended-release-tablet SR`. */
  readonly form?: string | undefined;
  readonly scheme?: TaperScheme | undefined;
  /** The dose to stay on, mg a day; 0 where left out. */
  readonly toMg?: number | undefined;
  /** A liquid the pharmacy makes, mg in a millilitre. */
  readonly liquidMgPerMl?: number | undefined;
}

export interface TaperStep {
  /** From the first day of the taper, which is day 0. */
  readonly day: number;
  /** Milligrams a day; where days alternate, their mean. */
  readonly doseMg: number;
  readonly fromMg: number;
  /** Percent of the dose before, one decimal. */
  readonly reductionPct: number;
  readonly take: readonly Take[];
  /** On every other day this instead; empty: nothing on that day. */
  readonly takeOther?: readonly Take[];
  /** Greater than the source advises: nothing in between can be dispensed. */
  readonly larger: boolean;
}

export interface TaperPlan {
  readonly medication: string;
  /** Id of the row of the taper facts. */
  readonly rule: string;
  /** `none`: it may be stopped at once. */
  readonly scheme: TaperScheme | "fixed" | "none";
  readonly fromMg: number;
  readonly toMg: number;
  /** Group of forms the doses are made of; null where nothing is taken any more. */
  readonly form: string | null;
  readonly weeks: number;
  readonly minimumWeeks: number;
  readonly withdrawalRisk: TaperRule["withdrawalRisk"];
  readonly steps: readonly TaperStep[];
  /** As the record's `taper` entry takes it: the gate's TG8. */
  readonly schedule: readonly TaperDose[];
  readonly measures: readonly TaperMeasure[];
  /** Message keys: what stopping can feel like, and what to bear in mind. */
  readonly signs: string;
  readonly cautions: readonly string[];
  readonly mark: TaperRule["mark"];
  readonly sources: readonly string[];
}

export interface TaperDose {
  readonly day: number;
  readonly doseMg: number;
}

/** Why no plan is made: a key below `taper.refused.`, with what its sentence names. */
export interface TaperRefusal {
  readonly refused:
    | "unknown-medicine"
    | "no-rule"
    | "no-forms"
    | "no-such-form"
    | "dose-impossible"
    | "dose-not-dispensable"
    | "end-impossible"
    | "no-such-scheme"
    | "too-short";
  readonly values: Readonly<Record<string, string | number>>;
}
