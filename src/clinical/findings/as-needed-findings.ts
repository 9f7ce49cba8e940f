import { sentence } from "../knowledge/sentence.ts";
import { type AsNeededUse, asNeededUse } from "../medication/as-needed/as-needed-use.ts";
import type { DoseLane } from "../timeline/timeline.ts";
import { besideFinding } from "./beside-finding.ts";
import type { CareCase } from "./facts/care-case.ts";
import type { RegimenFound, Said } from "./regimen-findings.ts";

/** The row of the playbook that says a rise in its own words, to both clinicians. */
const SAID_BY = "PIV-N2";

/** As-needed medicines taken beyond their limits, or more each week. `said`: the playbook's rows. Never first, and never a reproach. */
export function asNeededFindings({ timeline, knowledge }: CareCase, said: readonly Said[]): RegimenFound[] {
  const isSaid = said.some(({ rule }) => rule === SAID_BY);
  return timeline.doses
    .filter((lane) => lane.asNeeded && lane.stoppedDay === null && lane.held === null)
    .flatMap((lane) => {
      const use = asNeededUse(lane, timeline.supplies, timeline.asOfDay);
      const creeping = isSaid ? null : use.creeping;
      if (use.exceeded.length === 0 && creeping === null) return [];
      const say = (key: string, values: Record<string, string | number>) =>
        sentence(knowledge, "en", `medication.because.${key}`, { medication: lane.medication, ...values });
      const because = [
        ...use.exceeded.map(({ limit, allowed, taken }) =>
          say("as-needed", { limit: limit.replaceAll("-", "_"), allowed, taken }),
        ),
        ...(creeping === null
          ? []
          : [say(`as-needed-${creeping}`, { weeks: (use.weeks ?? []).join(", "), pieces: use.piecesADay ?? 0 })]),
      ];
      return [
        besideFinding(
          {
            rule: `PRN-USE/${lane.medication}`,
            category: "plan-conflict",
            urgency: "this-visit",
            because,
            key: "as-needed",
            values: { medication: lane.medication },
            used: usedOf(use),
            inputs: inputsOf(lane, use, creeping),
            sources: ["product-default"],
            mark: "PD",
          },
          knowledge,
        ),
      ];
    });
}

function usedOf({ week }: AsNeededUse) {
  return { "asNeeded.doses": week.doses, "asNeeded.days": week.days, "asNeeded.mostInDay": week.mostInDay };
}

function inputsOf(lane: DoseLane, use: AsNeededUse, creeping: AsNeededUse["creeping"]): string {
  const beyond = use.exceeded.map(({ limit, taken }) => `${limit} ${taken}`).join(", ");
  return `PRN-USE; ${lane.orderId}; ${beyond}; ${creeping ?? ""} ${creeping === "doses" ? (use.weeks ?? []).join(" ") : ""}`;
}
