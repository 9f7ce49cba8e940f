import { sentence } from "../knowledge/sentence.ts";
import { isOpioidCare, naloxoneOn } from "../medication/opioid/opioid-care.ts";
import { besideFinding } from "./beside-finding.ts";
import type { CareCase } from "./facts/care-case.ts";
import type { RegimenFound, Said } from "./regimen-findings.ts";

/** Rows of the playbook that ask for naloxone in their own words. */
const SAID_BY = /^SEQ-O/;

/** Naloxone for everyone in care for opioids, from the first day (pathways 6). `said`: the playbook's rows. Never first. */
export function naloxoneFindings({ timeline, knowledge }: CareCase, said: readonly Said[]): RegimenFound[] {
  if (!isOpioidCare(timeline) || naloxoneOn(timeline) !== null || said.some(({ rule }) => SAID_BY.test(rule)))
    return [];
  return [
    besideFinding(
      {
        rule: "OUD-NALOXONE",
        category: "support-needed",
        urgency: "this-visit",
        because: [sentence(knowledge, "en", "medication.because.naloxone", {})],
        key: "naloxone",
        values: {},
        used: { "naloxone.onHand": false },
        inputs: "OUD-NALOXONE",
        sources: ["samhsa-tip-63", "general-knowledge"],
        mark: "GK",
      },
      knowledge,
    ),
  ];
}
