import type { Entry } from "../../clinical/record/entry.ts";
import { birthDateFaults } from "../../clinical/record/patient-faults.ts";
import { validateEntry } from "../../clinical/record/validate.ts";
import type { SoundResource } from "../check/check-file.ts";
import { faultAt } from "../check/check-resource.ts";
import type { ImportFault } from "../source/import-fault.ts";
import { resourceKey } from "../source/resource-key.ts";
import type { SourceResource } from "../source/source-resource.ts";
import type { Draft } from "./draft.ts";
import { carriedEntry, isDerived } from "./entry-extension.ts";
import { gatherScores, type MappedResource } from "./gather-scores.ts";
import { MAPPERS } from "./map-resource.ts";
import { type ImportSetting, targetFinder } from "./plan-import.ts";
import { sensitivityLabel } from "./sensitivity-label.ts";

interface EntriesOfResource {
  readonly source: SourceResource;
  /** Null: only kept. Empty: its content is part of another resource's entry. */
  readonly entries: readonly Entry[] | null;
}

/** The entries of one patient's resources, each validated as any entry is; and what is wrong with them. */
export function entriesOf(
  resources: readonly SoundResource[],
  setting: ImportSetting,
  birthDate: string | undefined,
): { entries: EntriesOfResource[]; faults: ImportFault[] } {
  const faults: ImportFault[] = [];
  const mapped = resources.map((one) => mappedOf(one, setting, faults));
  const gathered = gatherScores(mapped, setting);
  const taken = new Set<string>();
  const entries = gathered.map((one, position) => {
    const { source } = resources[position] as SoundResource;
    if (one.drafts === null) return { source, entries: null };
    const label = sensitivityLabel(source.resource, setting.codes);
    if (label === "psychotherapy-notes") {
      faults.push(
        faultAt(
          source,
          ["meta", "security"],
          "is a psychotherapy note: those stay with their author and are not imported",
        ),
      );
      return { source, entries: null };
    }
    const sound = one.drafts.flatMap((draft) => {
      const labelled = label === "general" || one.fixed ? draft : { ...draft, label };
      return validated(labelled, source, setting, birthDate, taken, faults);
    });
    return { source, entries: sound };
  });
  return { entries, faults };
}

function mappedOf(one: SoundResource, setting: ImportSetting, faults: ImportFault[]): MappedResource {
  const { source } = one;
  const base = { type: source.type, id: `fhir:${resourceKey(source)}`, resource: source.resource };
  if (isDerived(source.resource)) return { ...base, drafts: [], fixed: true };
  const carried = carriedEntry(source.resource);
  if (carried !== null) {
    if ("carried" in carried) return { ...base, drafts: [carried.carried as Draft], fixed: true };
    faults.push(faultAt(source, ["extension"], "carries an entry that is not JSON"));
  }
  const aboutPatient = source.resource.subject !== undefined || source.type !== "Observation";
  const map = aboutPatient ? MAPPERS[source.type] : undefined;
  return {
    ...base,
    drafts: map?.(source.resource, base.id, { ...setting, target: targetFinder(one) }) ?? null,
    fixed: false,
  };
}

function validated(
  draft: unknown,
  source: SourceResource,
  { knowledge, now }: ImportSetting,
  birthDate: string | undefined,
  taken: Set<string>,
  faults: ImportFault[],
): Entry[] {
  const result = validateEntry(draft, knowledge);
  if ("faults" in result) {
    faults.push(
      ...result.faults.map(({ field, reason }) => ({ ...faultAt(source, [], reason), field: field || null })),
    );
    return [];
  }
  const { entry } = result;
  const refuse = (field: string, reason: string) => faults.push({ ...faultAt(source, [], reason), field });
  if (entry.label === "psychotherapy-notes") refuse("label", "is a psychotherapy note: those are not imported");
  if (taken.has(entry.id)) refuse("id", "is the id of another entry in this file");
  if (isLater(entry.at, now)) refuse("at", "lies in the future");
  if (birthDateFaults(birthDate, [entry]).length > 0) refuse("at", "lies before the patient's birth");
  taken.add(entry.id);
  return [entry];
}

/** A day without a time begins, somewhere on earth, up to 14 hours before it does in UTC. */
const FIRST_DAYBREAK = 14 * 3_600_000;

function isLater(at: string, now: string): boolean {
  return Date.parse(at) - (at.includes("T") ? 0 : FIRST_DAYBREAK) > Date.parse(now);
}
