import { readFileSync } from "node:fs";
import { visit } from "jsonc-parser";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import type { PatientRecord } from "../clinical/record/record.ts";
import { validateRecord } from "../clinical/record/validate.ts";
import { readPlaybookFile } from "../knowledge/playbook-file.ts";

/** The record of one file, or none: what is wrong with it is added to `faults` (`file: entry: field: reason`). */
export function readRecordFile(file: string, knowledge: Knowledge, faults: string[]): PatientRecord[] {
  const input = readJson(file, faults);
  if (input === undefined) return [];
  for (const path of input.repeated) faults.push(faultLine(file, null, path, "is given twice"));
  const validated = validateRecord(input.json, knowledge);
  if ("record" in validated) return [validated.record];
  for (const { entry, field, reason } of validated.faults) faults.push(faultLine(file, entry, field, reason));
  return [];
}

/** The knowledge with another playbook, read from a file; as it was where that file may not be used. */
export function knowledgeWith(file: string, standard: Knowledge, faults: string[]): Knowledge {
  const read = readPlaybookFile(file, standard);
  if ("playbook" in read) return { ...standard, playbook: read.playbook };
  for (const { place, reason } of read.faults) faults.push(faultLine(file, null, place, reason));
  return standard;
}

interface ReadJson {
  readonly json: unknown;
  /** Paths of fields that an object has twice: the parser keeps the last, but which one is meant only the writer knows. */
  readonly repeated: readonly string[];
}

function readJson(file: string, faults: string[]): ReadJson | undefined {
  try {
    // Some editors open a file with a byte order mark, which is no part of the JSON.
    const text = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
    return { json: JSON.parse(text), repeated: repeatedFields(text) };
  } catch (error) {
    faults.push(faultLine(file, null, "", error instanceof SyntaxError ? notJson(error) : "cannot be read"));
    return undefined;
  }
}

function repeatedFields(text: string): string[] {
  const open: Set<string>[] = [];
  const repeated: string[] = [];
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (name, _offset, _length, _line, _column, pathTo) => {
      const names = open.at(-1);
      if (names?.has(name) === true) repeated.push([...pathTo(), name].join("."));
      names?.add(name);
    },
  });
  return repeated;
}

/** The parser's own words may quote the record: only the place is passed on. */
function notJson({ message }: SyntaxError): string {
  const [place] = /line \d+ column \d+/.exec(message) ?? [];
  return place === undefined ? "is not JSON" : `is not JSON (${place})`;
}

function faultLine(file: string, entry: string | null, field: string, reason: string): string {
  return `${file}: ${entry ?? "-"}: ${field || "-"}: ${reason}`;
}
