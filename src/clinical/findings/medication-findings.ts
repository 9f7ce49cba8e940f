import { asNeededFindings } from "./as-needed-findings.ts";
import type { CareCase } from "./facts/care-case.ts";
import { injectionFindings } from "./injection-findings.ts";
import { monitoringFindings } from "./monitoring-findings.ts";
import { naloxoneFindings } from "./naloxone-findings.ts";
import { refillFindings } from "./refill-findings.ts";
import { type RegimenFound, regimenFindings, type Said } from "./regimen-findings.ts";

/** What stands beside the plan from the medicines themselves: what to measure or give, supplies that ran out, and what the list asks to look at. `said`: the playbook's rows. */
export function medicationFindings(of: CareCase, said: readonly Said[]): RegimenFound[] {
  return [
    ...injectionFindings(of),
    ...monitoringFindings(of, said),
    ...refillFindings(of),
    ...regimenFindings(of, said),
    ...asNeededFindings(of, said),
    ...naloxoneFindings(of, said),
  ];
}
