import { v7 as newId } from "uuid";
import type { OrderChecked, OrderSubmission } from "../../../../http/contract/medicines.ts";
import { type Keeping, keyOf } from "./before-you-sign.tsx";

export type Answer = NonNullable<OrderSubmission["answers"]>[number];

/** Findings that interrupt and were kept with a reason, as they are sent. */
export function keptAnswers(check: OrderChecked | null, keeping: Readonly<Record<string, Keeping>>): Answer[] {
  return (check?.findings ?? []).flatMap((finding) => {
    const kept = keeping[keyOf(finding)];
    if (finding.place !== "interrupts" || kept === undefined) return [];
    const { rule, kind, inputs } = finding;
    const { entryId, reasonCode, reason } = kept;
    const words = reason.trim() === "" ? {} : { reason: reason.trim() };
    return [
      {
        entryId,
        rule,
        kind,
        inputs,
        outcome: "kept" as const,
        reasonCode: reasonCode as Answer["reasonCode"],
        ...words,
      },
    ];
  });
}

/** Findings for which the draft is written anew, beside those it was written anew for before. */
export function changedAnswers(check: OrderChecked | null, before: readonly Answer[]): Answer[] {
  return (check?.findings ?? [])
    .filter((finding) => finding.place === "interrupts")
    .filter(({ rule, inputs }) => !before.some((one) => one.rule === rule && one.inputs === inputs))
    .map(({ rule, kind, inputs }) => ({ entryId: newId(), rule, kind, inputs, outcome: "changed" as const }));
}

/** What still stands was not changed for, however often the draft was looked at again. */
export function stillChanged(changed: readonly Answer[], check: OrderChecked | null): readonly Answer[] {
  const standing = new Set(check?.findings.map(keyOf));
  return changed.filter((answer) => !standing.has(keyOf(answer)));
}

/** Interrupting findings nobody has given a reason for yet. */
export function openFindings(check: OrderChecked | null, keeping: Readonly<Record<string, Keeping>>): number {
  const grave = check?.findings.filter(({ place }) => place === "interrupts") ?? [];
  return grave.filter((finding) => (keeping[keyOf(finding)]?.reasonCode ?? "") === "").length;
}
