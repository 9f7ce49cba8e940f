import { expect, it } from "vitest";
import { loadKnowledge } from "./load.ts";
import { loadFhirCodes } from "./load-fhir-codes.ts";

const { observations, conditions, resources } = loadFhirCodes();
const { instruments } = loadKnowledge();

it("names only instruments that there are, and agrees with their own codes", () => {
  for (const id of Object.values(observations.scoreTotals)) expect(instruments.has(id), id).toBe(true);
  for (const { id, total } of instruments.values())
    if (total?.code !== undefined) expect(observations.scoreTotals[total.code] ?? id).toBe(id);
});

it("gives each answer code the value its instruments give it", () => {
  for (const { items } of instruments.values())
    for (const { options } of items)
      for (const { code, value } of options)
        if (code !== undefined && Object.hasOwn(observations.answers, code))
          expect(observations.answers[code]).toBe(value);
});

it("gives a code one meaning only", () => {
  const tables = [observations.vitals, observations.labs, observations.toxScreens, observations.scoreTotals];
  const codes = tables.flatMap((table) => Object.keys(table));
  expect(codes.filter((code, place) => codes.indexOf(code) !== place)).toEqual([]);
  const items = [...instruments.values()].flatMap(({ items: all }) => all.flatMap(({ code }) => code ?? []));
  expect(items.filter((code, place) => items.indexOf(code) !== place)).toEqual([]);
});

it("has each of the 146 resource types of R4 once, and codes as they are written", () => {
  expect(resources.types).toHaveLength(146);
  expect(new Set(resources.types).size).toBe(146);
  for (const code of Object.keys(conditions.icd10)) expect(code).toMatch(/^[A-Z]\d[0-9A-Z](\.[0-9A-Z]{1,4})?$/);
  for (const code of Object.keys(conditions.snomed)) expect(code).toMatch(/^\d{6,18}$/);
  for (const code of [...Object.keys(observations.labs), ...Object.keys(observations.vitals)])
    expect(code).toMatch(/^\d{1,7}-\d$/);
});
