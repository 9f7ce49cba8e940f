import type { Knowledge } from "../knowledge/knowledge.ts";
import { sentence } from "../knowledge/sentence.ts";

const LANGUAGE = "en";

/** The name of a fact as people read it: its own in the catalogue, or that of its family (`sign.rash`: "Noted: rash"). */
export function factName(name: string, knowledge: Knowledge): string {
  const said = knowledge.messages.get(LANGUAGE);
  if (said?.has(`fact.${name}`) === true) return sentence(knowledge, LANGUAGE, `fact.${name}`);
  const dot = name.indexOf(".");
  const family = `fact.family.${name.slice(0, dot)}`;
  if (dot > 0 && said?.has(family) === true)
    return sentence(knowledge, LANGUAGE, family, { name: name.slice(dot + 1).replaceAll("-", " ") });
  const apart = name
    .replaceAll(/[.-]/g, " ")
    .replaceAll(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);
  return apart.charAt(0).toUpperCase() + apart.slice(1);
}
