import type { Playbook } from "../findings/playbook.ts";

/** Circles of levels in which each silences the next: which one holds would hang on the order of the file. Each circle once. */
export function silenceCycles(levels: Playbook["levels"]): string[][] {
  const silences = new Map(levels.map((level) => [level.name, level.silences]));
  const cycles: string[][] = [];
  const done = new Set<string>();
  const follow = (name: string, path: readonly string[]) => {
    const place = path.indexOf(name);
    if (place >= 0) cycles.push([...path.slice(place), name]);
    if (place >= 0 || done.has(name)) return;
    for (const next of silences.get(name) ?? []) follow(next, [...path, name]);
    done.add(name);
  };
  for (const { name } of levels) follow(name, []);
  return cycles;
}
