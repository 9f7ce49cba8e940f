import type { Situation } from "../situation/situation.ts";
import type { Due, Finding } from "./finding.ts";

/** Everything `assess` says of one record on one day. */
export interface Assessment {
  readonly patient: string;
  /** ISO date. */
  readonly asOf: string;
  readonly playbook: { readonly id: string; readonly version: string };
  readonly situation: Situation;
  readonly findings: readonly Finding[];
  readonly due: readonly Due[];
}
