import { dayNumber } from "../timeline/day-number.ts";
import type { CareCase } from "./facts/care-case.ts";
import type { Fact } from "./facts/fact.ts";
import { dueOn, measuresDue } from "./measures-due.ts";
import type { Rule } from "./playbook.ts";

type Each = Readonly<Record<string, Fact>>;

/** What a rule is asked about one after the other: the current medicines, or the measures with a schedule. */
export function eachOf(kind: NonNullable<Rule["forEach"]>, of: CareCase): Each[] {
  return kind === "medicine" ? medicines(of) : measures(of);
}

function medicines({ situation, timeline }: CareCase): Each[] {
  return situation.medications.map(({ medication, plannedStop }) => ({
    name: medication,
    plannedStop: plannedStop ?? { unknown: "no planned stop" },
    daysPastStop: plannedStop === null ? { unknown: "no planned stop" } : timeline.asOfDay - dayNumber(plannedStop),
  }));
}

function measures(of: CareCase): Each[] {
  return measuresDue(of).map((due) => ({
    name: due.name,
    dueOn: dueOn(due),
    daysOverdue: of.timeline.asOfDay - due.dueDay,
    isPrimary: due.isPrimary,
    ofCondition: due.ofCondition,
    everScored: due.everScored,
  }));
}
