import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { z } from "zod";
import { type Playbook, playbookHeadSchema, playbookSchema, tablesFileSchema } from "../clinical/findings/playbook.ts";
import type { Filed, KnowledgeFault } from "../clinical/knowledge/check-knowledge.ts";

/**
 * The playbooks, one a folder: `playbook.json` names the files of `tables/` in the order their findings stand in. A file that does not
 * parse, or that is not named, adds its faults; its playbook is then left out.
 */
export function readPlaybooks(root: string, faults: KnowledgeFault[]): Filed<Playbook>[] {
  const folder = join(root, "playbook");
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  if (names.length === 0) faults.push({ file: "knowledge/playbook", reason: "the folder holds no playbook" });
  return names.flatMap(({ name }) => {
    const file = `knowledge/playbook/${name}/playbook.json`;
    const head = read(join(folder, name, "playbook.json"), file, playbookHeadSchema, faults);
    if (head === undefined) return [];
    const tables = readTables(join(folder, name, "tables"), `knowledge/playbook/${name}/tables`, head.tables, faults);
    return tables === undefined ? [] : [{ file, value: playbookSchema.parse({ ...head, tables }) }];
  });
}

function readTables(folder: string, shown: string, order: readonly string[], faults: KnowledgeFault[]) {
  const before = faults.length;
  const found = readdirSync(folder).filter((name) => name.endsWith(".json"));
  for (const name of found) {
    if (!order.includes(name.slice(0, -".json".length)))
      faults.push({ file: `${shown}/${name}`, reason: "is not named in playbook.json" });
  }
  const tables = order.flatMap(
    (name) => read(join(folder, `${name}.json`), `${shown}/${name}.json`, tablesFileSchema, faults)?.tables ?? [],
  );
  return faults.length === before ? tables : undefined;
}

function read<T extends z.ZodType>(
  path: string,
  file: string,
  schema: T,
  faults: KnowledgeFault[],
): z.infer<T> | undefined {
  try {
    const parsed = schema.safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues)
      faults.push({ file, reason: `${issue.path.join(".") || "the file"}: ${issue.message}` });
  } catch (error) {
    faults.push({ file, reason: error instanceof Error ? error.message : String(error) });
  }
  return undefined;
}
