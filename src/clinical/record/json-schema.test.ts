import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../knowledge/load.ts";
import { entryJsonSchema, recordJsonSchema } from "./json-schema.ts";
import { validateRecord } from "./validate.ts";

const knowledge = loadKnowledge();
const ajv = new Ajv2020({ allowUnionTypes: true });
addFormats.default(ajv);
ajv.addSchema(entryJsonSchema());
const fits = ajv.compile(recordJsonSchema());

const risk = { id: "r1", kind: "risk", at: "2026-03-02", tool: "clinical", level: "low" };
const record = (...entries: unknown[]) => ({ format: "accord-record/1", patient: { id: "j", name: "J" }, entries });

describe("the JSON Schema of a record", () => {
  it.each([
    [record(risk, { id: "x", kind: "risk", at: "2026-03-02T10:00:00+02:00", retracts: "r1" }), true],
    [
      record({
        id: "s",
        kind: "score",
        at: "2026-03-02",
        instrument: "PHQ-9",
        answers: [0, 0, 0, 0, 0, 0, 0, 0, null],
      }),
      true,
    ],
    [
      record({
        id: "m",
        kind: "medication",
        at: "2026-03-02",
        orderId: "o",
        action: "start",
        medication: "sertraline",
        doseMg: 50,
      }),
      true,
    ],
    [record({ ...risk, level: "severe" }), false],
    [record({ ...risk, mood: 3 }), false],
    [record({ ...risk, at: "2026-02-30" }), false],
    [record({ ...risk, id: "a b" }), false],
    [record({ id: "x", kind: "risk", at: "2026-03-02", retracts: "r1", replaces: "r2" }), false],
    [record({ ...risk, kind: "mood" }), false],
    [{ ...record(risk), extra: 1 }, false],
    [{ ...record(risk), patient: { id: "j" } }, false],
  ])("judges the shape of %j as the product does", (file, sound) => {
    expect(fits(file)).toBe(sound);
    expect("record" in validateRecord(file, knowledge)).toBe(sound);
  });
});
