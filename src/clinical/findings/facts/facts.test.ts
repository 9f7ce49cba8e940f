import { expect, test } from "vitest";
import { careFacts } from "./care-facts.ts";
import { choiceFacts } from "./choice-facts.ts";
import { conditionFacts } from "./condition-facts.ts";
import { dangerFacts } from "./danger-facts.ts";
import { intakeFacts } from "./intake-facts.ts";
import { medicationFacts } from "./medication-facts.ts";
import { regimenFacts } from "./regimen-facts.ts";
import { relapseFacts } from "./relapse-facts.ts";
import { safetyFacts } from "./safety-facts.ts";
import { severityFacts } from "./severity-facts.ts";
import { sleepFacts } from "./sleep-facts.ts";
import { steppingFacts } from "./stepping-facts.ts";
import { substanceFacts } from "./substance-facts.ts";
import { symptomFacts } from "./symptom-facts.ts";
import { therapyFacts } from "./therapy-facts.ts";
import { watchFacts } from "./watch-facts.ts";

test("no two tables of facts give one name two meanings", () => {
  const names = [
    careFacts,
    choiceFacts,
    conditionFacts,
    dangerFacts,
    intakeFacts,
    medicationFacts,
    regimenFacts,
    relapseFacts,
    safetyFacts,
    severityFacts,
    sleepFacts,
    steppingFacts,
    substanceFacts,
    symptomFacts,
    therapyFacts,
    watchFacts,
  ].flatMap((table) => Object.keys(table));
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
});
