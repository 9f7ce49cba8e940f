import type { MissedDays } from "../timeline/missed-days.ts";

/** One line of the one list: what a person takes or has been told to, whoever prescribes it, bought things and substances included. */
export interface MedicineLine {
  /** Order id of a medicine; `use:` and the name of a substance. */
  readonly key: string;
  readonly medication: string;
  /** False: the formulary does not hold this name, so nothing about it was checked. */
  readonly known: boolean;
  readonly source: "prescribed" | "other-prescriber" | "otc" | "supplement" | "substance";
  readonly state: "taken" | "held" | "stopped";
  /** Per dose; null where not known, and for substances. */
  readonly doseMg: number | null;
  readonly frequency: string | null;
  readonly form: string | null;
  readonly indication: string | null;
  readonly asNeeded: boolean;
  /** As needed: most doses in one day; null where no limit was set. */
  readonly maxPerDay: number | null;
  /** As needed: most doses in seven days, and most days of seven with any; null where no limit was set. */
  readonly maxPerWeek: number | null;
  readonly maxDaysPerWeek: number | null;
  readonly shortTerm: boolean;
  readonly longActing: boolean;
  /** ISO dates; null where there is none. */
  readonly since: string | null;
  readonly stoppedOn: string | null;
  readonly plannedStop: string | null;
  readonly nextDue: string | null;
  readonly held: { readonly since: string; readonly until: string | null; readonly reason: string | null } | null;
  /** The newest fill at a pharmacy; null where none is on record, which is not the same as none. */
  readonly lastFill: {
    readonly on: string;
    readonly daysSupply: number | null;
    readonly runsOutOn: string | null;
  } | null;
  /** Doses taken as last asked, whatever its age; null where never asked. */
  readonly adherence: {
    readonly on: string;
    readonly missed: number;
    readonly of: number;
    readonly ageDays: number;
  } | null;
  /** Days without it as last told; null where nothing speaks of a gap that still counts. */
  readonly missed: MissedDays | null;
  /** Of a substance: how much, in words (`daily`, `120 mg a day`). */
  readonly amount: string | null;
  /** When this line last changed, ISO date-time or date. */
  readonly changedAt: string;
}
