import type { Playbook } from "../findings/playbook.ts";
import { bandFaults } from "./band-faults.ts";
import { codesOf } from "./find-medication.ts";
import type { Instrument } from "./instrument.ts";
import { instrumentFaults } from "./instrument-faults.ts";
import type { MedicationFacts } from "./medication-facts.ts";
import { playbookFaults } from "./playbook-faults.ts";
import type { SafetyRule, SafetyTrigger } from "./safety-rule.ts";

/** One thing wrong with a knowledge file. */
export interface KnowledgeFault {
  readonly file: string;
  readonly reason: string;
}

/** All content as read, each part with the file it came from, before anything is trusted. */
export interface KnowledgeParts {
  readonly instruments: readonly Filed<Instrument>[];
  readonly medications: readonly Filed<MedicationFacts>[];
  readonly safetyRules: readonly Filed<SafetyRule>[];
  readonly playbooks: readonly Filed<Playbook>[];
  readonly references: readonly Filed<{ readonly id: string }>[];
  /** Works a whole file says it rests on. */
  readonly citations: readonly Filed<readonly string[]>[];
  /** Message keys of the first language, English. */
  readonly messageKeys: ReadonlySet<string>;
}
export interface Filed<T> {
  readonly file: string;
  readonly value: T;
}

/** Everything that does not fit together: names that point nowhere, gaps in bands, a code in two places. Empty when sound. */
export function checkKnowledge(parts: KnowledgeParts): KnowledgeFault[] {
  const references = new Set(parts.references.map((reference) => reference.value.id));
  const instruments = new Set(parts.instruments.map((instrument) => instrument.value.id));
  const names = { references, instruments, messageKeys: parts.messageKeys };
  return [
    ...repeated(parts.references, (reference) => [reference.id], "reference id"),
    ...repeated(parts.instruments, (instrument) => [instrument.id, ...(instrument.aliases ?? [])], "instrument name"),
    ...repeated(parts.instruments, instrumentCodes, "code"),
    ...repeated(parts.medications, (medicine) => [medicine.name, ...medicine.aliases], "medication name"),
    ...repeated(parts.medications, codesOf, "RxCUI"),
    ...repeated(parts.safetyRules, (rule) => [rule.id], "rule id"),
    ...each(parts.instruments, (instrument) => [...instrumentFaults(instrument), ...bandFaults(instrument)]),
    ...each(parts.instruments, (instrument) => uncited(instrument.id, instrument.sources, references)),
    ...each(parts.medications, (medicine) => uncited(medicine.name, medicine.sources, references)),
    ...each(parts.medications, (medicine) => medicationFaults(medicine, parts.medications)),
    ...each(parts.safetyRules, (rule) => uncited(rule.id, rule.sources, references)),
    ...each(parts.safetyRules, (rule) => safetyFaults(rule, parts)),
    ...each(parts.playbooks, (playbook) => playbookFaults(playbook, names).map(({ reason }) => reason)),
    ...each(parts.citations, (sources) => missingSources("the file", sources, references)),
  ];
}

function each<T>(parts: readonly Filed<T>[], check: (value: T) => string[]): KnowledgeFault[] {
  return parts.flatMap(({ file, value }) => check(value).map((reason) => ({ file, reason })));
}

/** Names that more than one part (or one part twice) claims; compared without regard to case. */
function repeated<T>(parts: readonly Filed<T>[], names: (value: T) => string[], what: string): KnowledgeFault[] {
  const first = new Map<string, string>();
  const faults: KnowledgeFault[] = [];
  for (const { file, value } of parts) {
    for (const name of names(value)) {
      const key = name.toLowerCase();
      const taken = first.get(key);
      if (taken === undefined) first.set(key, file);
      else faults.push({ file, reason: `${what} "${name}" is already used in ${taken}` });
    }
  }
  return faults;
}

function instrumentCodes(instrument: Instrument): string[] {
  const codes = [instrument.panelCode, instrument.bandCode, instrument.total?.code];
  return [...codes, ...instrument.items.map((item) => item.code)].filter((code) => code !== undefined);
}

function uncited(name: string, sources: readonly string[], references: ReadonlySet<string>): string[] {
  if (sources.length === 0) return [`${name} names no source`];
  return missingSources(name, sources, references);
}

function missingSources(name: string, sources: readonly string[], references: ReadonlySet<string>): string[] {
  return sources.filter((id) => !references.has(id)).map((id) => `${name} cites "${id}", which is not a reference`);
}

function medicationFaults(medicine: MedicationFacts, all: readonly Filed<MedicationFacts>[]): string[] {
  const faults: string[] = [];
  const { name, parent, minimumEffectiveMg: least, maximumMg: most } = medicine;
  if (parent !== undefined && !all.some(({ value }) => value.name === parent && value.parent === undefined)) {
    faults.push(`${name} has the parent "${parent}", which is not an ingredient`);
  }
  if (least !== undefined && most !== undefined && least > most)
    faults.push(`${name} has its range the wrong way round`);
  if (medicine.aliases.some((alias) => alias !== alias.toLowerCase()))
    faults.push(`${name} has an alias with capitals`);
  return faults;
}

function safetyFaults(rule: SafetyRule, parts: KnowledgeParts): string[] {
  const triggers: SafetyTrigger[] = rule.trigger.kind === "any" ? rule.trigger.of : [rule.trigger];
  const faults = triggers.flatMap((trigger) => triggerFaults(rule.id, trigger, parts.instruments));
  if (!parts.messageKeys.has(rule.message)) faults.push(`${rule.id} has no message "${rule.message}"`);
  if (rule.forRoles.length === 0) faults.push(`${rule.id} alerts nobody`);
  for (const id of rule.yieldsTo ?? []) {
    if (!parts.safetyRules.some(({ value }) => value.id === id))
      faults.push(`${rule.id} yields to "${id}", not a rule`);
  }
  return faults;
}

function triggerFaults(rule: string, trigger: SafetyTrigger, instruments: KnowledgeParts["instruments"]): string[] {
  if (trigger.kind !== "item-at-least" && trigger.kind !== "item-unanswered") return [];
  const instrument = instruments.find(({ value }) => value.id === trigger.instrument)?.value;
  if (instrument === undefined) return [`${rule} reads "${trigger.instrument}", which is not an instrument`];
  if (instrument.items.some((item) => item.linkId === trigger.linkId)) return [];
  return [`${rule} reads item "${trigger.linkId}" of ${instrument.id}, which it does not have`];
}
