import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { MedicationFacts } from "../knowledge/medication-facts.ts";
import { sentence } from "../knowledge/sentence.ts";
import { compiledCatalogue, ingredientOf, type PairRow } from "../medication/compiled-catalogue.ts";
import type { RegimenFinding } from "../medication/regimen-finding.ts";
import { weight } from "../medication/severity.ts";
import type { TaperRule } from "../medication/taper/taper-rule.ts";
import { taperRuleFor } from "../medication/taper/taper-rule-for.ts";
import type { DoseLane, Timeline } from "../timeline/timeline.ts";
import type { DraftOrder } from "./regimen-of.ts";

export type StoppingFinding = Omit<RegimenFinding, "kind"> & { readonly kind: "stopping" };

const LANGUAGE = "en";
const PERCENT = 100;
const SEVERITY = { high: "major", moderate: "moderate", low: "minor" } as const;

/** What stopping or holding a medicine does by itself: withdrawal after an abrupt stop, and the level of others that it pushed up or down. */
export function stoppingFindings(
  timeline: Timeline,
  draft: DraftOrder | null,
  knowledge: Knowledge,
): StoppingFinding[] {
  if (draft?.action !== "stop" && draft?.action !== "hold") return [];
  const taken = timeline.doses.filter(({ stoppedDay, held }) => stoppedDay === null && held === null);
  const lane = taken.find(({ orderId }) => orderId === draft.orderId);
  const facts = lane === undefined ? undefined : findMedication(knowledge, lane.medication);
  if (lane === undefined || facts === undefined) return [];
  const others = taken.filter(({ orderId }) => orderId !== draft.orderId).map(({ medication }) => medication);
  const found = [
    ...abruptStop(lane, facts, timeline.asOfDay, knowledge),
    ...others.flatMap((other) => lostEffect(facts, other, knowledge)),
  ];
  return found.toSorted((one, other) => weight(other.severity) - weight(one.severity));
}

/** A medicine that is to be lowered in steps and is not yet at the last of them. */
function abruptStop(lane: DoseLane, facts: MedicationFacts, today: number, knowledge: Knowledge): StoppingFinding[] {
  const { name } = facts;
  const rule = taperRuleFor(facts, knowledge.pharmacy.tapers.rows);
  if (rule === undefined || rule.scheme === "none" || isLastStep(lane, rule)) return [];
  const isBrief = today - lane.startedDay < knowledge.orders.stopping.briefUseDays;
  return [
    {
      kind: "stopping",
      severity: isBrief ? "minor" : SEVERITY[rule.withdrawalRisk],
      between: [name],
      mechanism: sentence(knowledge, LANGUAGE, rule.signs),
      management: sentence(knowledge, LANGUAGE, `orders.stopping.${isBrief ? "brief" : "abrupt"}`, { name }),
      sources: rule.sources,
      rule: rule.id,
      seen: rule.mark === "source",
    },
  ];
}

/** At a dose from which the source itself goes to none, or so small a share of the greatest one that nothing is left to lower. */
function isLastStep({ steps }: DoseLane, { stopFromMg = 0, stopBelowPct = 0 }: TaperRule): boolean {
  const given = steps.flatMap(({ planned, dailyMg }) => (planned || dailyMg === null ? [] : [dailyMg]));
  const now = given[given.length - 1];
  return now !== undefined && (now <= stopFromMg || now <= (Math.max(...given) * stopBelowPct) / PERCENT);
}

/** Another medicine whose breakdown it sped up or slowed down: its level moves when this one is gone. */
function lostEffect(facts: MedicationFacts, other: string, knowledge: Knowledge): StoppingFinding[] {
  const partner = findMedication(knowledge, other);
  if (partner === undefined || ingredientOf(partner) === ingredientOf(facts)) return [];
  const told = compiledCatalogue(knowledge)
    .pairRows(facts, partner)
    .flatMap((pair) => {
      const way = wayOf(pair);
      return way === null ? [] : [{ way, row: pair.row }];
    });
  const [gravest] = told.toSorted((one, next) => weight(next.row.severity) - weight(one.row.severity));
  if (gravest === undefined) return [];
  const { way, row } = gravest;
  const say = (key: string) =>
    sentence(knowledge, LANGUAGE, `orders.stopping.${key}`, { name: facts.name, other: partner.name });
  return [
    {
      kind: "stopping",
      severity: row.severity === "contraindicated" ? "major" : row.severity,
      between: [facts.name, partner.name],
      mechanism: say(`${way}-why`),
      management: say(way),
      sources: row.sources,
      rule: row.id,
      seen: row.seen,
    },
  ];
}

/** `rises`: induction ends; `falls`: inhibition ends. Null where the medicine is not the one that acts, or acts both ways. */
function wayOf({ row, aFirst }: PairRow): "rises" | "falls" | null {
  if ((row.actor ?? "a") !== (aFirst ? "a" : "b")) return null;
  const induces = row.mechanism.some((one) => /induction/i.test(one));
  const inhibits = row.mechanism.some((one) => /inhibition/i.test(one));
  if (induces === inhibits) return null;
  return induces ? "rises" : "falls";
}
