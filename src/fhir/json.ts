/** A JSON object as it came: nothing of it is trusted until checked. */
export type Json = { readonly [key: string]: unknown };

export function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
export function objectAt(value: unknown, key: string): Json | undefined {
  const member = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return isObject(member) ? member : undefined;
}
export function textAt(value: unknown, key: string): string | undefined {
  const member = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof member === "string" && member.trim() !== "" ? member : undefined;
}
export function numberAt(value: unknown, key: string): number | undefined {
  const member = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return typeof member === "number" ? member : undefined;
}
/** The objects of a list; empty where there is no list. */
export function objectsAt(value: unknown, key: string): readonly Json[] {
  const member = isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
  return Array.isArray(member) ? member.filter(isObject) : [];
}

/** The same text for the same value, whatever the order of keys and the white space: what a resource's hash is taken of. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.keys(value)
    .sort()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key])}`);
  return `{${members.join(",")}}`;
}
