/** Makes a value and all it holds unchangeable, maps included: knowledge never changes while the process runs. */
export function freezeDeep<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map) {
    for (const part of value.values()) freezeDeep(part);
    for (const change of ["set", "delete", "clear"]) Object.defineProperty(value, change, { value: refuse });
    return Object.freeze(value);
  }
  Object.freeze(value);
  for (const part of Object.values(value)) freezeDeep(part);
  return value;
}

function refuse(): never {
  throw new TypeError("Knowledge is read once and never changed.");
}
