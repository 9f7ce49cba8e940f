import { isObject, type Json } from "../json.ts";

export type Path = readonly (string | number)[];

/** `component[1].valueQuantity.value` */
export function pathText(path: Path): string {
  return path.map((part, index) => (typeof part === "number" ? `[${part}]` : index === 0 ? part : `.${part}`)).join("");
}

/** Calls `visit` for the resource and every object in it, outermost first. Depth is bounded by the reader. */
export function walkObjects(resource: Json, visit: (object: Json, path: Path) => void): void {
  const walk = (value: unknown, path: Path): void => {
    if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, [...path, index]);
    if (!isObject(value)) return;
    visit(value, path);
    for (const key of Object.keys(value)) {
      const member = value[key];
      if (typeof member === "object" && member !== null) walk(member, [...path, key]);
    }
  };
  walk(resource, []);
}
