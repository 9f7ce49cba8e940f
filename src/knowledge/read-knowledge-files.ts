import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import type { Filed, KnowledgeFault } from "../clinical/knowledge/check-knowledge.ts";

/**
 * Reads the JSON files of one folder through a schema, those that `belongs` takes by name. A file that does not parse adds its faults and
 * is left out.
 */
export function readKnowledgeFiles<T extends z.ZodType>(
  root: string,
  folder: string,
  schema: T,
  faults: KnowledgeFault[],
  belongs: (name: string) => boolean = () => true,
): Filed<z.infer<T>>[] {
  const names = list(join(root, folder)).filter((name) => name.endsWith(".json") && belongs(name));
  if (names.length === 0) faults.push({ file: `knowledge/${folder}`, reason: "the folder holds no JSON file" });
  return names.toSorted().flatMap((name) => {
    const file = `knowledge/${folder}/${name}`;
    try {
      const parsed = schema.safeParse(JSON.parse(readFileSync(join(root, folder, name), "utf8")));
      if (parsed.success) return [{ file, value: parsed.data }];
      for (const issue of parsed.error.issues) {
        faults.push({ file, reason: `${issue.path.join(".") || "the file"}: ${issue.message}` });
      }
    } catch (error) {
      faults.push({ file, reason: error instanceof Error ? error.message : String(error) });
    }
    return [];
  });
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
