import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { RegimenFinding } from "../medication/regimen-finding.ts";
import { activeConditions } from "../timeline/condition-states.ts";
import { dayNumber } from "../timeline/day-number.ts";
import type { EntriesByKind } from "../timeline/entries-by-kind.ts";
import type { Timeline } from "../timeline/timeline.ts";
import type { DraftOrder } from "./regimen-of.ts";

const NALTREXONE = "naltrexone";
const NAMES: ReadonlySet<string> = new Set(["opioids", "opioid", "heroin", "fentanyl", "opiates"]);
const OPIOID_CLASS = "opioid";

/**
 * Naltrexone is begun only after enough days free of opioids: of what was used, and of what a screen found. Opioids on the list of medicines
 * are judged by their washout rows. Where opioids are part of this person's story and nobody asked for the last use, it is asked.
 */
export function opioidFreeFindings(
  entries: EntriesByKind,
  timeline: Timeline,
  draft: DraftOrder,
  knowledge: Knowledge,
): RegimenFinding[] {
  const facts = findMedication(knowledge, draft.medication);
  if (draft.action !== "start" || facts === undefined || (facts.parent ?? facts.name) !== NALTREXONE) return [];
  const { shortActingDays, longActingDays, sources, mark } = knowledge.catalogue.opioidCare.naltrexone;
  const last = lastOpioidDay(entries, timeline, knowledge);
  const days = last === null ? null : timeline.asOfDay - last;
  const own = {
    kind: "washout",
    between: [facts.name],
    rule: "OUD-OPIOID-FREE",
    seen: mark === "source",
    sources,
  } as const;
  const management = `Confirm ${shortActingDays} to ${longActingDays} days without any opioid, longer after methadone or buprenorphine; urine test, and a naloxone challenge where in doubt. Too early brings severe withdrawal.`;
  if (days !== null)
    return days >= longActingDays
      ? []
      : [
          {
            ...own,
            severity: days < shortActingDays ? "contraindicated" : "moderate",
            mechanism: `an opioid ${days === 0 ? "today" : `${days} ${days === 1 ? "day" : "days"} ago`}: severe withdrawal can follow`,
            management,
          },
        ];
  if (!activeConditions(timeline.conditions).some(({ condition }) => condition === "oud")) return [];
  return [{ ...own, severity: "major", mechanism: "when an opioid was last used is not recorded", management }];
}

/** The newest day on which an opioid was used or found; null where none is on record. */
function lastOpioidDay(entries: EntriesByKind, timeline: Timeline, knowledge: Knowledge): number | null {
  const isOpioid = (name: string) =>
    NAMES.has(name.toLowerCase()) || findMedication(knowledge, name)?.classes.includes(OPIOID_CLASS) === true;
  const used = entries
    .of("use")
    .filter(({ substance }) => isOpioid(substance))
    .flatMap(({ lastUsedAt, frequency, at }) => {
      if (lastUsedAt !== undefined) return [dayNumber(lastUsedAt)];
      return frequency === undefined || frequency === "none" ? [] : [dayNumber(at)];
    });
  const found = timeline.toxScreens
    .filter(({ positive, expected }) => positive.some((one) => isOpioid(one) && !expected.includes(one)))
    .map(({ day }) => day);
  const all = [...used, ...found];
  return all.length === 0 ? null : Math.max(...all);
}
