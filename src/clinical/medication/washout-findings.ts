import { ingredientOf, type PairRow } from "./compiled-catalogue.ts";
import { daysInBody, HOURS_A_DAY } from "./days-in-body.ts";
import { type Circumstances, judge } from "./judge-condition.ts";
import type { Washout } from "./medication-rows.ts";
import { rowsBetween } from "./pair-findings.ts";
import type { PartlyChecked, RegimenFinding } from "./regimen-finding.ts";
import { type Severity, weight } from "./severity.ts";
import type { Taken } from "./taken.ts";

/** A stopped medicine that still counts against one that is taken or about to be begun. */
export function washoutFindings(of: Circumstances): PartlyChecked {
  const { current, stopped, catalogue } = of;
  const findings = stopped.flatMap((before) =>
    current.flatMap((now): RegimenFinding[] => {
      const found = rowsBetween(before, now, catalogue).flatMap(
        (one) => stoppingOf(one, before, now, of) ?? washoutOf(one, before, now) ?? [],
      );
      return found.toSorted((one, other) => weight(other.severity) - weight(one.severity)).slice(0, 1);
    }),
  );
  return { findings, missing: [] };
}

function washoutOf({ row, aFirst }: PairRow, before: Taken, now: Taken): RegimenFinding | undefined {
  const stopped = before.item.stoppedDaysAgo ?? 0;
  const asked = row.washouts?.find(
    ({ after, start }) => after === (aFirst ? "a" : "b") && start === (aFirst ? "b" : "a"),
  );
  const needed = asked === undefined ? stillThere(row.severity, before) : daysFor(asked, before);
  if (needed === undefined || stopped >= needed) return undefined;
  const eased = asked?.leastDays !== undefined && stopped >= asked.leastDays;
  const { name } = before.facts;
  return {
    kind: "washout",
    severity: asked === undefined || eased ? oneLess(row.severity) : row.severity,
    between: [name, now.facts.name].toSorted(),
    mechanism: `${row.mechanism.join("; ")}: ${name} stopped ${dayCount(stopped)} ago still counts`,
    management: `Wait until ${dayCount(needed)} after ${name} was stopped. ${row.management}`,
    sources: asked === undefined ? [...new Set([...row.sources, "general-knowledge"])] : row.sources,
    rule: row.id,
    seen: row.seen && asked !== undefined,
  };
}

/** Where the stopping itself is what changes the other medicine (tobacco and clozapine). */
function stoppingOf({ row }: PairRow, before: Taken, now: Taken, of: Circumstances): RegimenFinding | undefined {
  const change = row.changes?.find(({ when }) =>
    when.some((one) => one.stoppedWithin !== undefined && judge(one, { ...of, about: [before, now] }) === true),
  );
  if (change === undefined) return undefined;
  return {
    kind: "washout",
    severity: change.severity,
    between: [before.facts.name, now.facts.name].toSorted(),
    mechanism: `${row.mechanism.join("; ")}: ${before.facts.name} stopped ${dayCount(before.item.stoppedDaysAgo ?? 0)} ago`,
    management: change.management ?? row.management,
    sources: row.sources,
    rule: row.id,
    seen: row.seen,
  };
}

function daysFor({ days, except = [] }: Washout, before: Taken): number {
  return except.find(({ medication }) => medication === ingredientOf(before.facts))?.days ?? days;
}

/** Where no source names days, a grave partner counts for as long as the body holds it. */
function stillThere(severity: Severity, before: Taken): number | undefined {
  return weight(severity) < weight("major") ? undefined : daysInBody(before.facts);
}

function oneLess(severity: Severity): Severity {
  if (severity === "contraindicated") return "major";
  return severity === "major" ? "moderate" : severity;
}

function dayCount(days: number): string {
  return days < 1 ? `${Math.round(days * HOURS_A_DAY)} hours` : `${days} ${days === 1 ? "day" : "days"}`;
}
