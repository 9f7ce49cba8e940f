import type { Fault } from "../clinical/record/record.ts";

/** A use case says no: nothing was changed. `message` is a sentence the person can act on; it never holds health data. */
export class Refusal extends Error {
  /** For programs: kebab-case. */
  readonly code: string;
  /** The HTTP status that says the same. */
  readonly status: number;
  /** What is wrong where, in bad input. */
  readonly faults: readonly Fault[] | undefined;

  constructor(code: string, status: number, message: string, faults?: readonly Fault[]) {
    super(message);
    this.name = "Refusal";
    this.code = code;
    this.status = status;
    this.faults = faults;
  }
}
