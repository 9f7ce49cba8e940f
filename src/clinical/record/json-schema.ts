import { z } from "zod";
import { ENTRY_KINDS, ENTRY_SCHEMAS, retraction } from "./entry.ts";
import { patientIdentity } from "./patient-faults.ts";
import { RECORD_FORMAT } from "./record.ts";

const DRAFT = "https://json-schema.org/draft/2020-12/schema";
const ENTRY_FILE = "entry.schema.json";

/** JSON Schema of one entry: any kind, or a retraction. Checks over several fields or against an instrument are beyond it. */
export function entryJsonSchema(): object {
  const kinds = ENTRY_KINDS.map((kind) => [kind, schemaOf(ENTRY_SCHEMAS[kind])] as const);
  return {
    $schema: DRAFT,
    $id: ENTRY_FILE,
    title: "An entry of an Accord record",
    anyOf: [...ENTRY_KINDS, "retraction"].map((name) => ({ $ref: `#/$defs/${name}` })),
    $defs: { ...Object.fromEntries(kinds), retraction: schemaOf(retraction) },
  };
}

/** JSON Schema of a record file. */
export function recordJsonSchema(): object {
  return {
    $schema: DRAFT,
    $id: "record.schema.json",
    title: "An Accord record file",
    type: "object",
    required: ["format", "patient", "entries"],
    additionalProperties: false,
    properties: {
      format: { const: RECORD_FORMAT },
      patient: schemaOf(patientIdentity),
      entries: { type: "array", items: { $ref: ENTRY_FILE } },
    },
  };
}

function schemaOf(schema: z.ZodType): object {
  const { $schema: _, ...body } = z.toJSONSchema(schema, {
    io: "input",
    // A field that must be left out has no type of its own in JSON Schema.
    unrepresentable: "any",
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === "undefined") jsonSchema.not = {};
    },
  });
  return body;
}
