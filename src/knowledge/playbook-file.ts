import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { type Playbook, playbookSchema } from "../clinical/findings/playbook.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { incompleteTables, type PlaybookFault, playbookFaults } from "../clinical/knowledge/playbook-faults.ts";
import { freezeDeep } from "./freeze-deep.ts";

export type ReadPlaybook = { readonly playbook: Playbook } | { readonly faults: readonly PlaybookFault[] };

/** A playbook in one JSON file, as `accord playbook show` prints it, checked against the knowledge it is to work with. Reads the file. */
export function readPlaybookFile(file: string, knowledge: Knowledge): ReadPlaybook {
  return orFault(() => checkPlaybook(json(file), knowledge));
}

/**
 * As `readPlaybookFile`, for somebody who is still writing: also of a folder with `playbook.json` and `tables/`, and of one file of
 * tables, which stands in for those of the same id in the standard. Not for a playbook to be followed, which is whole and has a name.
 */
export function readPlaybookDraft(path: string, knowledge: Knowledge): ReadPlaybook {
  return orFault(() => checkPlaybook(isFolder(path) ? ofFolder(path) : withStandard(json(path), knowledge), knowledge));
}

function orFault(read: () => ReadPlaybook): ReadPlaybook {
  try {
    return read();
  } catch (error) {
    if (error instanceof Unreadable) return { faults: [error.fault] };
    throw error;
  }
}

class Unreadable extends Error {
  readonly fault: PlaybookFault;
  constructor(place: string, reason: string) {
    super(reason);
    this.fault = { place, reason };
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** `place`: what a fault calls the file; empty for the one that was asked for. */
function json(path: string, place = ""): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    throw new Unreadable(place, error instanceof SyntaxError ? notJson(error) : "cannot be read");
  }
}

function ofFolder(folder: string): unknown {
  const head = json(join(folder, "playbook.json"), "playbook.json");
  const names = tablesOf(head).filter((name) => typeof name === "string");
  const tables = names.flatMap((name) => tablesOf(json(join(folder, "tables", `${name}.json`), `tables/${name}.json`)));
  return typeof head === "object" ? { ...head, tables } : head;
}

function tablesOf(value: unknown): unknown[] {
  const tables = typeof value === "object" && value !== null && "tables" in value ? value.tables : undefined;
  return Array.isArray(tables) ? tables : [];
}

/** A file of tables alone holds nothing but `tables`. */
function withStandard(value: unknown, { playbook }: Knowledge): unknown {
  if (typeof value !== "object" || value === null || Object.keys(value).join() !== "tables") return value;
  const own = tablesOf(value);
  const idOf = (one: unknown) => (typeof one === "object" && one !== null && "id" in one ? one.id : undefined);
  const kept = playbook.tables.map((table) => own.find((one) => idOf(one) === table.id) ?? table);
  const added = own.filter((one) => !playbook.tables.some((table) => table.id === idOf(one)));
  return { ...playbook, tables: [...kept, ...added] };
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
