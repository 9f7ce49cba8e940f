import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { entryJsonSchema, recordJsonSchema } from "../src/clinical/record/json-schema.ts";
import { root } from "./source-files.ts";

/** Writes docs/schemas from the schemas that check every record; with --check it only says whether they still fit. */
const folder = join(root, "docs", "schemas");
const schemas = { "record.schema.json": recordJsonSchema(), "entry.schema.json": entryJsonSchema() };

for (const [name, schema] of Object.entries(schemas)) {
  const file = join(folder, name);
  const written = `${JSON.stringify(schema, null, 2)}\n`;
  if (!process.argv.includes("--check")) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, written);
  } else if (!existsSync(file) || readFileSync(file, "utf8") !== written) {
    console.error(`docs/schemas/${name} does not fit the record's schemas: run \`npm run schema:write\`.`);
    process.exitCode = 1;
  }
}
