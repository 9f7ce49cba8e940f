import type { Knowledge } from "../knowledge/knowledge.ts";
import { sentence } from "../knowledge/sentence.ts";
import type { CompiledPart, NamedPlace } from "./compiled-playbook.ts";
import type { Fired } from "./decide.ts";
import type { Undecided } from "./decided.ts";
import { isUnknown } from "./facts/fact.ts";
import { type Facts, spokenFacts } from "./facts/facts.ts";
import type { Finding } from "./finding.ts";
import { fingerprintOf } from "./fingerprint.ts";
import type { Rule } from "./playbook.ts";

const LANGUAGE = "en";

/** Puts a fired rule into words: what to consider, why, with which figures, and what was not known. */
export function findingOf({ row, of, facts, missing }: Fired, primary: boolean, knowledge: Knowledge): Undecided {
  const { rule } = row;
  const values = spokenFacts(facts);
  const say = (key: string) => sentence(knowledge, LANGUAGE, key, values);
  const to = targetOf(rule.to, facts);
  const unasked = (rule.asks ?? []).filter((name) => !missing.includes(name) && isUnknown(facts.of(name)));
  return {
    rule: rule.id,
    category: rule.category,
    primary,
    urgency: rule.urgency,
    track: rule.track,
    reasons: [...new Set(heldParts(row.reasons, facts))],
    because: heldParts(row.because, facts).map(say),
    do: heldParts(row.do, facts).map(say),
    consider: say(rule.consider),
    bold: rule.bold ?? [],
    ...(to !== undefined && { to }),
    used: usedFacts(row.shows, facts),
    missing: [...missing, ...unasked].map((name) => missingLine(name, facts, knowledge)),
    sources: rule.sources,
    forRoles: rule.forRoles,
    ...(rule.eachRole === true && { eachRole: rule.eachRole }),
    inputs: fingerprintOf(rule, facts, to, row.table.per === undefined ? null : of.timeline.primaryCondition),
  };
}

/** The reason codes or sentence keys that hold, in order. */
export function heldParts(parts: readonly CompiledPart[], facts: Facts): string[] {
  return parts.filter(({ when }) => when === null || when(facts)).map(({ key }) => key);
}

function targetOf(to: Rule["to"], facts: Facts): Record<string, string | number> | undefined {
  if (to === undefined) return undefined;
  const target: Record<string, string | number> = {};
  for (const [name, factName] of Object.entries(to)) {
    const fact = facts.of(factName);
    if (isUnknown(fact) || typeof fact === "boolean") return undefined;
    target[name] = fact;
  }
  return target;
}

/** Every known fact the row was judged on, so that it can be judged again from these alone, and the figures people know them by. */
function usedFacts(shows: readonly NamedPlace[], facts: Facts): Finding["used"] {
  const used: Record<string, string | number | boolean> = {};
  for (const { name, place } of shows) {
    const fact = facts.at(place);
    if (!isUnknown(fact)) used[name] = fact;
  }
  return used;
}

/** Catalogues that name figures. */
const NAMED_IN = ["finding", "sequencing"];

/** The figure in words where a catalogue has them, else its name, and why it is not known. */
function missingLine(name: string, facts: Facts, knowledge: Knowledge): string {
  const key = NAMED_IN.map((file) => `${file}.missing.${name}`).find((one) =>
    knowledge.messages.get(LANGUAGE)?.has(one),
  );
  const fact = facts.of(name);
  const why = isUnknown(fact) ? fact.unknown : "";
  return key === undefined ? `${name}: ${why}` : sentence(knowledge, LANGUAGE, key, { why });
}
