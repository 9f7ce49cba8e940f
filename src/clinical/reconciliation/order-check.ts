import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { checkRegimen, type RegimenCheck } from "../medication/check-regimen.ts";
import type { RegimenFinding } from "../medication/regimen-finding.ts";
import { type Severity, weight } from "../medication/severity.ts";
import type { EntryOf } from "../record/entry.ts";
import type { PatientRecord } from "../record/record.ts";
import { entriesByKind } from "../timeline/entries-by-kind.ts";
import type { Timeline } from "../timeline/timeline.ts";
import { allergiesNotRead, allergyFindings } from "./allergy-findings.ts";
import type { MedicineLine } from "./medicine-line.ts";
import { medicineList, nameOf } from "./medicine-list.ts";
import { opioidFreeFindings } from "./opioid-free-findings.ts";
import { type DraftOrder, personOf, regimenOf } from "./regimen-of.ts";
import { stoppingFindings } from "./stopping-findings.ts";

/** A finding about an order. */
export interface OrderFinding extends Omit<RegimenFinding, "kind"> {
  readonly kind: RegimenFinding["kind"] | "allergy" | "stopping";
  /** The same finding on the same medicines at the same gravity: what an answer to it is kept under. */
  readonly inputs: string;
  /**
   * `interrupts`: grave, and about this order. `kept`: the same was answered before for this order. `listed`: to be seen, not in the way.
   */
  readonly place: "interrupts" | "kept" | "listed";
  /** Why it was kept before, in the words or the code of whoever did. */
  readonly keptBecause: string | null;
}

export interface OrderCheck extends Pick<RegimenCheck, "unknown" | "near" | "missing" | "knowledge"> {
  readonly findings: readonly OrderFinding[];
  /** Substances of recorded allergies that could not be held against the order. */
  readonly allergiesNotRead: readonly string[];
  /** The list as it was read. */
  readonly lines: readonly MedicineLine[];
}

/** Gravity from which a finding about the order itself stands in its way. */
const INTERRUPTS: Severity = "major";

/** Checks an order beside all that is taken, or the list as it is where there is none. */
export function orderCheck(
  record: PatientRecord,
  timeline: Timeline,
  knowledge: Knowledge,
  draft: DraftOrder | null,
): OrderCheck {
  const entries = entriesByKind(record, timeline.asOf);
  const lines = medicineList(record, timeline, knowledge);
  const person = personOf(timeline, knowledge);
  const read = (order: DraftOrder | null) =>
    checkRegimen(regimenOf(timeline, knowledge, order), person, knowledge, timeline.asOf);
  const check = read(draft);
  // To stop needs a reason of its own; what it leads to is said, and stands in nobody's way.
  const ends = draft?.action === "stop" || draft?.action === "hold";
  const own =
    draft === null || ends
      ? stoppingFindings(timeline, draft, knowledge)
      : [
          ...allergyFindings(entries.of("allergy"), draft, knowledge),
          ...opioidFreeFindings(entries, timeline, draft, knowledge),
        ];
  const before = draft === null ? new Set<string>() : new Set(read(null).findings.map(inputsOf));
  const decisions = entries.of("decision");
  const findings = [...own, ...check.findings].map((finding): OrderFinding => {
    const inputs = inputsOf(finding);
    const grave = weight(finding.severity) >= weight(INTERRUPTS);
    const about = draft !== null && (isAbout(finding, draft, knowledge) || !before.has(inputs));
    const answer = draft === null ? undefined : keptBefore(decisions, entries.of("medication"), draft, finding, inputs);
    return {
      ...finding,
      inputs,
      place: ends || !grave || !about ? "listed" : answer === undefined ? "interrupts" : "kept",
      keptBecause: answer?.reason ?? answer?.reasonCode ?? null,
    };
  });
  const { unknown, near, missing, knowledge: state } = check;
  const notRead = draft === null || ends ? [] : allergiesNotRead(entries.of("allergy"), knowledge);
  return { findings, lines, unknown, near, missing, allergiesNotRead: notRead, knowledge: state };
}

/** Whether the list as it is holds something major or worse. */
export function isGrave(record: PatientRecord, timeline: Timeline, knowledge: Knowledge): boolean {
  return orderCheck(record, timeline, knowledge, null).findings.some(
    ({ severity }) => weight(severity) >= weight(INTERRUPTS),
  );
}

/** Gravity is part of it: what has become graver is asked again. */
function inputsOf({ severity, between }: Pick<RegimenFinding, "severity" | "between">): string {
  return JSON.stringify({ between: [...between].sort(), severity });
}

function isAbout({ between }: Pick<RegimenFinding, "between">, draft: DraftOrder, knowledge: Knowledge): boolean {
  const name = nameOf(knowledge, draft.medication);
  const parent = findMedication(knowledge, draft.medication)?.parent;
  return between.includes(name) || (parent !== undefined && between.includes(parent));
}

/** The newest answer that kept an act of this very order against the same finding. */
function keptBefore(
  decisions: readonly EntryOf<"decision">[],
  acts: readonly EntryOf<"medication">[],
  draft: DraftOrder,
  { rule }: Pick<RegimenFinding, "rule">,
  inputs: string,
): EntryOf<"decision"> | undefined {
  const own = new Set(acts.filter(({ orderId }) => orderId === draft.orderId).map(({ id }) => id));
  return decisions.findLast(
    (one) => one.rule === rule && one.inputs === inputs && one.action === "declined" && own.has(one.order ?? ""),
  );
}
