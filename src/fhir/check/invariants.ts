import { anyCodesOf } from "../import/codeable-concept.ts";
import { objectAt, textAt } from "../json.ts";
import type { ImportFault } from "../source/import-fault.ts";
import type { SourceResource } from "../source/source-resource.ts";
import { faultAt } from "./check-resource.ts";

/** What several fields of one resource say together that cannot be: R4's con-4, and ends before their starts. */
export function invariantFaults(source: SourceResource): ImportFault[] {
  if (source.type === "Condition") return conditionFaults(source);
  if (source.type !== "Encounter") return [];
  const period = objectAt(source.resource, "period");
  return isBefore(textAt(period, "end"), textAt(period, "start"))
    ? [faultAt(source, ["period", "end"], "cannot be before the start")]
    : [];
}

function conditionFaults(source: SourceResource): ImportFault[] {
  const { resource } = source;
  const ended = textAt(resource, "abatementDateTime");
  if (ended === undefined) return [];
  const active = anyCodesOf(objectAt(resource, "clinicalStatus")).some((code) =>
    ["active", "recurrence", "relapse"].includes(code),
  );
  if (active) return [faultAt(source, ["abatementDateTime"], "cannot stand in a condition that is active")];
  return isBefore(ended, textAt(resource, "onsetDateTime"))
    ? [faultAt(source, ["abatementDateTime"], "cannot be before the onset")]
    : [];
}

/** Whether one FHIR date lies before another, told only as exactly as the less exact of the two. */
function isBefore(date: string | undefined, other: string | undefined): boolean {
  if (date === undefined || other === undefined) return false;
  if (date.includes("T") && other.includes("T")) return Date.parse(date) < Date.parse(other);
  const length = Math.min(date.length, other.length, 10);
  return date.slice(0, length) < other.slice(0, length);
}
