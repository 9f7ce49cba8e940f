import { createHash } from "node:crypto";
import { canonicalJson } from "../json.ts";
import type { SourceResource } from "./source-resource.ts";

const LONGEST_KEY = 150;

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** What a resource says, whatever its white space and order of keys: equal hashes mean that nothing changed. */
export function contentHash(source: SourceResource): string {
  return sha256(canonicalJson(source.resource));
}

/**
 * The name a resource goes by from one import to the next: its full address where it has one on a server, else
 * `Type/id`. A resource that brings no id is named by its bundle's UUID, or else by its own content.
 */
export function resourceKey(source: SourceResource): string {
  const key = ownName(source);
  return key.length > LONGEST_KEY || /\s/.test(key) ? `${source.type}/sha256-${sha256(key).slice(0, 40)}` : key;
}

function ownName(source: SourceResource): string {
  const { fullUrl, type, id } = source;
  if (fullUrl !== undefined && /^https?:\/\//.test(fullUrl)) return fullUrl;
  if (id !== undefined) return `${type}/${id}`;
  if (fullUrl?.startsWith("urn:uuid:")) return `${type}/${fullUrl.slice("urn:uuid:".length)}`;
  return `${type}/sha256-${contentHash(source).slice(0, 40)}`;
}
