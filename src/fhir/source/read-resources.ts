import { isObject, type Json } from "../json.ts";
import type { ImportFault } from "./import-fault.ts";
import { elements, members, ScanError, type Span, skipSpace, skipValue } from "./scan-json.ts";
import type { SourceResource } from "./source-resource.ts";
import { firstSyntaxError, positionAt } from "./text-position.ts";

const MOST_RESOURCES = 200_000;
const BUNDLE_TYPES = ["transaction", "batch", "collection", "searchset", "document", "history", "message"];

export interface SourceFile {
  /** As the caller named it. */
  readonly name: string;
  readonly text: string;
}
export type ReadFile = { readonly resources: readonly SourceResource[] } | { readonly faults: readonly ImportFault[] };

/** Every resource of a file: a Bundle, one resource, or lines of either (NDJSON). The first fault names line and column. */
export function readResources(file: SourceFile): ReadFile {
  const text = file.text.charCodeAt(0) === 0xfeff ? file.text.slice(1) : file.text;
  const reader = new ResourceReader(file.name, text);
  try {
    for (const span of documentsOf(text)) reader.document(span);
    if (reader.resources.length === 0) throw new StructureError("holds no FHIR resource", null, null, null);
    return { resources: reader.resources };
  } catch (error) {
    if (error instanceof ScanError) return { faults: [syntaxFault(file.name, text, error)] };
    if (!(error instanceof StructureError)) throw error;
    const { line, resource, field, message } = error;
    return { faults: [{ file: file.name, line, column: null, resource, field, reason: message }] };
  }
}

/** The text is JSON but no FHIR file. Never leaves this reader. */
class StructureError extends Error {
  readonly line: number | null;
  readonly resource: string | null;
  readonly field: string | null;
  constructor(reason: string, line: number | null, resource: string | null, field: string | null) {
    super(reason);
    this.line = line;
    this.resource = resource;
    this.field = field;
  }
}

/** One document; or one a line, where the first line is a whole document by itself. */
function documentsOf(text: string): Span[] {
  const start = skipSpace(text, 0);
  const lineEnd = text.indexOf("\n", start) === -1 ? text.length : text.indexOf("\n", start);
  if (!isWholeValue(text.slice(start, lineEnd))) {
    const end = skipValue(text, start);
    if (skipSpace(text, end) < text.length) throw new ScanError("something follows the end", end);
    return [{ start, end }];
  }
  const spans: Span[] = [];
  for (let at = start; at < text.length; at = skipSpace(text, at)) {
    const end = skipValue(text, at);
    spans.push({ start: at, end });
    at = end;
  }
  return spans;
}

function isWholeValue(line: string): boolean {
  try {
    return line.startsWith("{") && skipSpace(line, skipValue(line, 0)) === line.length;
  } catch (error) {
    if (error instanceof ScanError) return false;
    throw error;
  }
}

function syntaxFault(name: string, text: string, error: ScanError): ImportFault {
  const tooDeep = error.message.startsWith("nested deeper");
  const document = brokenDocument(text, error.offset);
  const place = tooDeep ? null : firstSyntaxError(text.slice(document.start, document.end));
  const { line, column } = positionAt(text, place === null ? error.offset : document.start + place.offset);
  const reason = place?.reason ?? `cannot be read: ${error.message}`;
  return { file: name, line, column, resource: null, field: null, reason };
}

/** The line an error stands on where each line is a document, else the whole text. */
function brokenDocument(text: string, offset: number): Span {
  const firstLine = text.slice(0, text.indexOf("\n") === -1 ? text.length : text.indexOf("\n"));
  if (!isWholeValue(firstLine)) return { start: 0, end: text.length };
  const end = text.indexOf("\n", offset);
  return { start: text.lastIndexOf("\n", offset - 1) + 1, end: end === -1 ? text.length : end };
}

/** Collects the resources of one text, front to back, counting lines as it goes. */
class ResourceReader {
  readonly resources: SourceResource[] = [];
  readonly #name: string;
  readonly #text: string;
  #line = 1;
  #counted = 0;

  constructor(name: string, text: string) {
    this.#name = name;
    this.#text = text;
  }

  document(span: Span): void {
    const line = this.#lineAt(span.start);
    if (this.#text.charAt(span.start) !== "{") throw new StructureError("must be a JSON object", line, null, null);
    const fields = members(this.#text, span.start);
    if (this.#textOf(fields.get("resourceType")) !== "Bundle") {
      this.#resource(span, undefined, false);
      return;
    }
    const type = this.#textOf(fields.get("type"));
    if (type === undefined || !BUNDLE_TYPES.includes(type)) {
      throw new StructureError("must be a type of FHIR bundle that carries resources", line, "Bundle", "type");
    }
    const list = fields.get("entry");
    if (list === undefined) return;
    if (this.#text.charAt(list.start) !== "[") throw new StructureError("must be a list", line, "Bundle", "entry");
    elements(this.#text, list.start).forEach((entry, index) => {
      this.#entry(entry, index, type === "transaction");
    });
  }

  #entry(span: Span, index: number, inTransaction: boolean): void {
    const line = this.#lineAt(span.start);
    const field = `entry[${index}]`;
    if (this.#text.charAt(span.start) !== "{") throw new StructureError("must be an object", line, "Bundle", field);
    const fields = members(this.#text, span.start);
    const resource = fields.get("resource");
    if (resource === undefined || this.#text.charAt(resource.start) !== "{") {
      throw new StructureError("must be a resource", line, "Bundle", `${field}.resource`);
    }
    const fullUrl = fields.get("fullUrl");
    if (fullUrl !== undefined && this.#textOf(fullUrl) === undefined) {
      throw new StructureError("must be a text", line, "Bundle", `${field}.fullUrl`);
    }
    if (!bringsAResource(this.#json(fields.get("request")))) {
      throw new StructureError("only POST and PUT can be imported", line, "Bundle", `${field}.request`);
    }
    this.#resource(resource, this.#textOf(fullUrl), inTransaction);
  }

  #resource(span: Span, fullUrl: string | undefined, inTransaction: boolean): void {
    const line = this.#lineAt(span.start);
    if (this.resources.length >= MOST_RESOURCES) {
      throw new StructureError(`holds more than ${MOST_RESOURCES} resources`, line, null, null);
    }
    const resource = this.#json(span);
    if (!isObject(resource)) throw new StructureError("must be a JSON object", line, null, null);
    const { resourceType, id } = resource;
    if (typeof resourceType !== "string" || resourceType === "") {
      throw new StructureError("is missing", line, typeof id === "string" ? id : null, "resourceType");
    }
    this.resources.push({
      file: this.#name,
      line,
      text: this.#text.slice(span.start, span.end),
      resource: resource as Json,
      type: resourceType,
      id: typeof id === "string" ? id : undefined,
      fullUrl,
      inTransaction,
    });
  }

  #json(span: Span | undefined): unknown {
    if (span === undefined) return undefined;
    try {
      return JSON.parse(this.#text.slice(span.start, span.end));
    } catch {
      throw new ScanError("is not JSON", span.start);
    }
  }
  #textOf(span: Span | undefined): string | undefined {
    const value = this.#json(span);
    return typeof value === "string" && value !== "" ? value : undefined;
  }
  #lineAt(offset: number): number {
    for (; ; this.#line += 1) {
      const next = this.#text.indexOf("\n", this.#counted);
      if (next === -1 || next >= offset) return this.#line;
      this.#counted = next + 1;
    }
  }
}

/** A bundle entry may only bring a resource: deleting or patching here is not what an import does. */
function bringsAResource(request: unknown): boolean {
  return request === undefined || (isObject(request) && (request.method === "POST" || request.method === "PUT"));
}
