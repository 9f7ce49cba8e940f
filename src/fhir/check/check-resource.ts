import type { z } from "zod";
import type { FhirCodes } from "../../clinical/knowledge/fhir-codes.ts";
import type { ImportFault } from "../source/import-fault.ts";
import { nameOf, type SourceResource } from "../source/source-resource.ts";
import { offsetOfField } from "../source/text-position.ts";
import { RESOURCE_SCHEMAS } from "./resource-schemas.ts";
import { type Path, pathText, walkObjects } from "./walk-resource.ts";

/** A fault of one field, with the line the field stands on. */
export function faultAt(source: SourceResource, path: Path, reason: string): ImportFault {
  const before = source.text.slice(0, offsetOfField(source.text, path));
  const line = source.line + (before.match(/\n/g)?.length ?? 0);
  const field = path.length === 0 ? null : pathText(path);
  return { file: source.file, line, column: null, resource: nameOf(source), field, reason };
}

/** What is wrong with one resource by itself; references are checked apart. Empty: nothing. */
export function checkResource(source: SourceResource, codes: FhirCodes): ImportFault[] {
  if (!codes.resources.types.includes(source.type)) {
    return [faultAt(source, ["resourceType"], "is not a resource type of FHIR R4")];
  }
  const faults: ImportFault[] = [];
  const { id } = source.resource;
  if (id !== undefined && (typeof id !== "string" || !/^[A-Za-z0-9\-.]{1,64}$/.test(id))) {
    faults.push(faultAt(source, ["id"], "must be 1 to 64 letters, digits, '-' or '.'"));
  }
  walkObjects(source.resource, (object, path) => {
    for (const key of Object.keys(object)) {
      if (object[key] === null) faults.push(faultAt(source, [...path, key], "must not be null: leave it out"));
    }
  });
  const parsed = RESOURCE_SCHEMAS[source.type]?.safeParse(source.resource, { reportInput: true });
  for (const issue of parsed?.error?.issues ?? []) {
    if (issue.input !== null) faults.push(faultAt(source, issue.path as Path, reasonOf(issue)));
  }
  return faults;
}

const KINDS: Readonly<Record<string, string>> = {
  string: "must be a text",
  number: "must be a number",
  int: "must be a whole number",
  boolean: "must be true or false",
  array: "must be a list",
  object: "must be an object",
};

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.input === undefined) return "is missing";
  if (issue.code === "invalid_type") return KINDS[issue.expected] ?? issue.message;
  if (issue.code === "invalid_value") return `must be one of ${issue.values.join(", ")}`;
  if (issue.code === "too_small") return issue.origin === "string" ? "must not be empty" : "must be more than 0";
  return issue.message;
}
