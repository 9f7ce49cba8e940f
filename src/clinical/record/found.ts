const LONGEST_ECHO = 40;

/** What was found at a place, for the reason of a fault: short values as they stand, long texts only by their length. */
export function found(value: unknown): string {
  if (value === undefined) return "nothing";
  if (value === null || typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value === "string") {
    if (value === "") return "an empty text";
    return value.length > LONGEST_ECHO ? `a text of ${value.length} characters` : `“${value}”`;
  }
  return Array.isArray(value) ? "a list" : "an object";
}

/** The value at a path of an input of any shape; undefined where the path leads nowhere. Reads own properties only. */
export function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, key)) return undefined;
    value = Reflect.get(value, key);
  }
  return value;
}

/** A path as people write it: `results[0].substance`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((key, place) => (typeof key === "number" ? `[${key}]` : `${place === 0 ? "" : "."}${String(key)}`))
    .join("");
}
