import type { Knowledge } from "../knowledge/knowledge.ts";
import type { PatientRecord } from "../record/record.ts";
import { QUESTION } from "./assess.ts";
import { compileCondition } from "./compile-condition.ts";
import { compilePlaybook } from "./compiled-playbook.ts";
import type { Condition } from "./condition.ts";
import { askedAbout, decide, type Fired } from "./decide.ts";
import { factName } from "./fact-words.ts";
import { careCaseOf } from "./facts/care-case.ts";
import { isUnknown } from "./facts/fact.ts";
import type { Facts } from "./facts/facts.ts";
import { medicationFindings } from "./medication-findings.ts";
import { type MedicineRule, medicineRulesOf } from "./medicine-rule.ts";
import type { Rule } from "./playbook.ts";
import { factValue, type Leaf, leafLine } from "./rule-words.ts";

/** What a person reads of a finding beyond what to consider: each figure against its threshold, what else was looked at. */
export interface FindingCard {
  readonly checks: readonly FindingCheck[];
  readonly also: readonly { readonly label: string; readonly value: string }[];
  /** Roles that can find out what is missing. */
  readonly askRoles: readonly string[];
  readonly mark: Rule["mark"];
  /** Of a finding on medicines: the rows it comes from, and the version of the medicine checks. Absent: a row of the playbook. */
  readonly medicines?: { readonly version: string; readonly rules: readonly MedicineRule[] };
}

interface FindingCheck {
  readonly label: string;
  readonly value: string;
  readonly threshold: string;
}

/** Looked at beside every decision, where known. */
const ALSO = [
  "medicine.dailyMg",
  "adherence.pct",
  "sideEffects",
  "attendance.pct",
  "homework.pct",
  "function.direction",
  "sleep.state",
  "risk.item9",
];
/** Facts that say where in the playbook one is, not why the rule speaks. */
const PLACE = new Set(["condition", "care.started", "taper.running", "safety.standing", "stepDown.decided"]);

/** The cards of a record's findings, in the order of `assess`. */
export function findingCards(record: PatientRecord, asOf: string, knowledge: Knowledge): FindingCard[] {
  const of = careCaseOf(record, asOf, knowledge);
  const { standing } = decide(compilePlaybook(knowledge.playbook), askedAbout(of));
  const said = standing.map(({ row }) => ({ rule: row.rule.id, category: row.rule.category }));
  return [
    ...standing.map((one, place) =>
      cardOf(place === 0 ? { ...one, missing: [...one.missing, QUESTION] } : one, knowledge),
    ),
    ...medicationFindings(of, said).map(
      (found): FindingCard => ({
        checks: [],
        also: [],
        askRoles: [],
        mark: found.mark,
        medicines: { version: knowledge.catalogue.version, rules: medicineRulesOf(found, knowledge) },
      }),
    ),
  ];
}

function cardOf({ row, facts, missing }: Fired, knowledge: Knowledge): FindingCard {
  const held = heldLeaves(row.rule.when, facts).filter(({ fact }) => !PLACE.has(fact));
  const plain = held.filter((leaf) => typeof facts.of(leaf.fact) !== "boolean" || facts.of(leaf.fact) === true);
  const seen = new Set(plain.map(({ fact }) => family(fact)));
  return {
    checks: unique(plain.flatMap((leaf) => checkOf(leaf, facts, knowledge))),
    also: ALSO.filter((name) => !seen.has(family(name))).flatMap((name) => {
      const fact = facts.of(name);
      return isUnknown(fact) ? [] : [{ label: factName(name, knowledge), value: factValue(name, fact, knowledge) }];
    }),
    askRoles: [
      ...new Set([...missing, ...(row.rule.asks ?? [])].filter((name) => isUnknown(facts.of(name))).flatMap(whoCanAsk)),
    ],
    mark: row.rule.mark,
  };
}

/** The tests that made it fire: of alternatives those that hold, without what is ruled out. */
function heldLeaves(test: Condition, facts: Facts): Leaf[] {
  if ("all" in test) return test.all.flatMap((one) => heldLeaves(one, facts));
  if ("any" in test)
    return test.any.filter((one) => compileCondition(one)(facts) === true).flatMap((one) => heldLeaves(one, facts));
  return "not" in test ? [] : [test];
}

function checkOf(leaf: Leaf, facts: Facts, knowledge: Knowledge): FindingCheck[] {
  const fact = facts.of(leaf.fact);
  if (isUnknown(fact) || "known" in leaf) return [];
  // A level that stands for a figure is shown as the figure.
  const figure = leaf.fact === "adherence.level" ? facts.of("adherence.pct") : fact;
  const shown = isUnknown(figure)
    ? factValue(leaf.fact, fact, knowledge)
    : factValue(figure === fact ? leaf.fact : "adherence.pct", figure, knowledge);
  const { label, is } = leafLine(leaf, knowledge);
  return [{ label: figure === fact ? label : factName("adherence.pct", knowledge), value: shown, threshold: is }];
}

function unique(checks: readonly FindingCheck[]): FindingCheck[] {
  return [...new Map(checks.map((one) => [`${one.label} ${one.threshold}`, one])).values()];
}

const family = (name: string): string => name.split(".")[0] ?? name;

const ASKED_BY: Readonly<Record<string, readonly string[]>> = {
  adherence: ["prescriber", "care-manager"],
  sideEffects: ["prescriber"],
  medicine: ["prescriber"],
  trials: ["prescriber"],
  homework: ["therapist"],
  therapy: ["therapist"],
  attendance: ["therapist", "care-manager"],
};

/** Who is best placed to ask; a score, daily life, sleep and risk can be asked by whoever sees the person next. */
const whoCanAsk = (name: string): readonly string[] => ASKED_BY[family(name)] ?? ["therapist", "prescriber"];
