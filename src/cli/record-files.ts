import { readFileSync } from "node:fs";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import type { PatientRecord } from "../clinical/record/record.ts";
import { validateRecord } from "../clinical/record/validate.ts";
import { readPlaybookFile } from "../knowledge/playbook-file.ts";

/** The record of one file, or none: what is wrong with it is added to `faults` (`file: entry: field: reason`). */
export function readRecordFile(file: string, knowledge: Knowledge, faults: string[]): PatientRecord[] {
  const input = readJson(file, faults);
  if (input === undefined) return [];
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

function readJson(file: string, faults: string[]): { readonly json: unknown } | undefined {
  try {
    return { json: JSON.parse(readFileSync(file, "utf8")) };
  } catch (error) {
    faults.push(faultLine(file, null, "", error instanceof SyntaxError ? notJson(error) : "cannot be read"));
    return undefined;
  }
}

/** The parser's own words may quote the record: only the place is passed on. */
function notJson({ message }: SyntaxError): string {
  const [place] = /line \d+ column \d+/.exec(message) ?? [];
  return place === undefined ? "is not JSON" : `is not JSON (${place})`;
}

function faultLine(file: string, entry: string | null, field: string, reason: string): string {
  return `${file}: ${entry ?? "-"}: ${field || "-"}: ${reason}`;
}
