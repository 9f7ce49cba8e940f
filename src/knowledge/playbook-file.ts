import { readFileSync } from "node:fs";
import { type Playbook, playbookSchema } from "../clinical/findings/playbook.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { incompleteTables, type PlaybookFault, playbookFaults } from "../clinical/knowledge/playbook-faults.ts";
import { freezeDeep } from "./freeze-deep.ts";

export type ReadPlaybook = { readonly playbook: Playbook } | { readonly faults: readonly PlaybookFault[] };

/** A playbook in one JSON file, as `accord playbook show` prints it, checked against the knowledge it is to work with. Reads the file. */
export function readPlaybookFile(file: string, knowledge: Knowledge): ReadPlaybook {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    return { faults: [{ place: "", reason: error instanceof SyntaxError ? notJson(error) : "cannot be read" }] };
  }
  return checkPlaybook(json, knowledge);
}

/** As `readPlaybookFile`, of what was read. */
export function checkPlaybook(json: unknown, knowledge: Knowledge): ReadPlaybook {
  const parsed = playbookSchema.safeParse(json);
  if (!parsed.success)
    return { faults: parsed.error.issues.map(({ path, message }) => ({ place: path.join("."), reason: message })) };
  const faults = playbookFaults(parsed.data, {
    instruments: new Set(knowledge.instruments.keys()),
    references: new Set(knowledge.references.keys()),
    messageKeys: new Set(knowledge.messages.get("en")?.keys()),
  });
  if (faults.length === 0) faults.push(...incompleteTables(parsed.data));
  return faults.length > 0 ? { faults } : { playbook: freezeDeep(parsed.data) };
}

function notJson({ message }: SyntaxError): string {
  const [place] = /line \d+ column \d+/.exec(message) ?? [];
  return place === undefined ? "is not JSON" : `is not JSON (${place})`;
}
