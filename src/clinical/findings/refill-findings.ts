import { sentence } from "../knowledge/sentence.ts";
import { isGap, type LaneSupply, laneSupplies } from "../medication/supply/lane-supply.ts";
import type { CareCase } from "./facts/care-case.ts";
import type { RegimenFound } from "./regimen-findings.ts";

const LANGUAGE = "en";

/** Orders whose supplies on record have run out: one finding a medicine, never first. Where no fill is on record nothing is said. */
export function refillFindings(of: CareCase): RegimenFound[] {
  return laneSupplies(of.timeline, of.knowledge)
    .filter(isGap)
    .map((supply) => refillFinding(supply, of));
}

function refillFinding(
  { medication, coverage, runsOutOn, restart }: LaneSupply,
  { knowledge }: CareCase,
): RegimenFound {
  const say = (key: string, values: Record<string, string | number>) =>
    sentence(knowledge, LANGUAGE, `medication.${key}`, { medication, ...values });
  const { gapDays = 0, coveredDays = 0, windowDays = 0, pct = 0 } = coverage ?? {};
  const date = runsOutOn ?? "";
  const mustRestart = restart !== null && gapDays >= restart.missedDays;
  const again = mustRestart
    ? [say("because.refill-restart", { days: restart.missedDays, management: restart.management })]
    : [];
  return {
    mark: "PD",
    finding: {
      rule: `REFILL-GAP/${medication}`,
      category: "refill-gap",
      primary: false,
      urgency: mustRestart ? "this-week" : "this-visit",
      track: "medication",
      reasons: [],
      because: [
        say("because.refill", { date, days: gapDays, window: windowDays, covered: coveredDays, pct }),
        ...again,
      ],
      do: [say("do.refill", {})],
      consider: say("consider.refill", {}),
      bold: [],
      used: { "supply.runsOutOn": date, "supply.gapDays": gapDays, "supply.pct": pct },
      missing: [],
      sources: knowledge.pharmacy.supply.gap.sources,
      forRoles: ["prescriber", "pharmacist"],
      inputs: `REFILL-GAP; ${medication}; ${date}`,
    },
  };
}
