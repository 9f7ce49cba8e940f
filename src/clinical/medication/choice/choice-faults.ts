import type { Playbook } from "../../findings/playbook.ts";
import type { Filed, KnowledgeFault } from "../../knowledge/check-knowledge.ts";
import type { MedicationFacts } from "../../knowledge/medication-facts.ts";
import type { MedicationCatalogue } from "../medication-catalogue.ts";

const file = "knowledge/medications/choices.json";
const OUTCOMES = ["remission", "response", "partial", "none", "intolerance"];

/** Lists for a group of conditions that is none, medicines that are none, and words that are missing. */
export function choiceFaults(
  { choices }: Pick<MedicationCatalogue, "choices">,
  medications: readonly Filed<MedicationFacts>[],
  messageKeys: ReadonlySet<string>,
  playbooks: readonly Filed<Playbook>[],
): KnowledgeFault[] {
  const names = new Set(medications.map(({ value }) => value.name));
  const groups = new Set(playbooks.flatMap(({ value }) => Object.keys(value.sequencing.groups)));
  const named = [
    ...choices.conditions.flatMap(({ options }) => options.flatMap((option) => option.medications)),
    ...choices.profile.flatMap(({ favours, against }) => [...favours, ...against]),
  ];
  const notes = choices.conditions.flatMap(({ options }) => options.flatMap(({ note }) => note ?? []));
  const keys = [
    ...notes.map((note) => `choice.note.${note}`),
    ...choices.profile.flatMap(({ concern, favours, against }) => [
      ...(favours.length > 0 ? [`choice.reason.for.${concern}`] : []),
      ...(against.length > 0 ? [`choice.reason.against.${concern}`] : []),
    ]),
    ...OUTCOMES.map((outcome) => `choice.trial.${outcome}`),
  ];
  return [
    ...choices.conditions
      .filter(({ group }) => !groups.has(group))
      .map(({ group }) => ({ file, reason: `no group of conditions is called "${group}"` })),
    ...named.filter((name) => !names.has(name)).map((name) => ({ file, reason: `no medicine is called "${name}"` })),
    ...keys.filter((key) => !messageKeys.has(key)).map((key) => ({ file, reason: `there are no words for "${key}"` })),
  ];
}
