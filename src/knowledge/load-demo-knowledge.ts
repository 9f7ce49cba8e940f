import { readFileSync } from "node:fs";
import type { DemoKnowledge } from "../clinical/simulation/demo-knowledge.ts";
import { type DemoPeople, demoPeopleSchema } from "../clinical/simulation/demo-people.ts";
import { type Vignette, vignetteSchema } from "../clinical/simulation/vignette.ts";

const DEMO = new URL("../../knowledge/demo/", import.meta.url);
export const VIGNETTES = ["jordan", "maya", "luis"] as const;

/** The people and patient stories of the demo clinic. Throws where a file does not meet its schema or names a person who is not there. */
export function loadDemoKnowledge(): DemoKnowledge {
  const people = demoPeopleSchema.parse(read("people.json"));
  const vignettes = VIGNETTES.map((id) => vignetteSchema.parse(read(`${id}.json`)));
  for (const vignette of vignettes) checkPeople(vignette, people);
  return { vignettes, people };
}

function read(file: string): unknown {
  return JSON.parse(readFileSync(new URL(file, DEMO), "utf8"));
}

function checkPeople(vignette: Vignette, people: DemoPeople): void {
  const keys = new Set(people.people.map((person) => person.key));
  const named = [...vignette.team, ...vignette.appointments.flatMap((appointment) => appointment.clinicians)];
  for (const key of named) {
    if (!keys.has(key)) throw new Error(`${vignette.id}.json: ${key}: is not in people.json`);
  }
  for (const entry of vignette.entries) {
    if (entry.by !== undefined && vignette.authors[entry.by] === undefined) {
      throw new Error(`${vignette.id}.json: ${entry.id}: by: ${entry.by} is not in authors`);
    }
  }
}
