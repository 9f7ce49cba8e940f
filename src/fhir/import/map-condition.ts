import type { ConditionMeaning, FhirCodes } from "../../clinical/knowledge/fhir-codes.ts";
import { type Json, objectAt, textAt } from "../json.ts";
import { anyCodesOf, codesOf, codingOf, ICD10, lookUp, SNOMED, wordsOf } from "./codeable-concept.ts";
import type { Draft, Mapper } from "./draft.ts";
import { choiceOfMoment, dayOf, momentOf } from "./moment-of.ts";
import { slugOf } from "./slug-of.ts";

type Status = "active" | "remission" | "resolved";
const STATUS: Readonly<Record<string, Status>> = {
  active: "active",
  recurrence: "active",
  relapse: "active",
  remission: "remission",
  inactive: "resolved",
  resolved: "resolved",
};
const VERIFICATION: Readonly<Record<string, string>> = {
  confirmed: "confirmed",
  refuted: "refuted",
};

/**
 * A Condition: active from its onset, and in its end state from its abatement. A verification the source leaves open is
 * `provisional`, never confirmed; without a clinical status, a code or a day it is only kept.
 */
export const mapCondition: Mapper = (resource, id, { codes }) => {
  const code = objectAt(resource, "code");
  const meaning = meaningOf(code, codes);
  const condition = meaning?.condition ?? slugOf(wordsOf(code));
  const verification = anyCodesOf(objectAt(resource, "verificationStatus"))[0];
  const status = lookUp(STATUS, anyCodesOf(objectAt(resource, "clinicalStatus")));
  if (condition === undefined || status === undefined || verification === "entered-in-error") return null;

  const onset = choiceOfMoment(resource, "onset");
  const recorded = momentOf(textAt(resource, "recordedDate"));
  const ended = choiceOfMoment(resource, "abatement");
  const began = onset ?? recorded;
  const body = bodyOf(resource, codes, meaning, condition, verification, onset);
  if (status !== "active") {
    const at = ended ?? recorded ?? onset;
    if (at === undefined) return null;
    const end = { ...body, id: `${id}#end`, at, status };
    return ended !== undefined && began !== undefined && began < ended
      ? [{ ...body, id, at: began, status: "active" }, end]
      : [end];
  }
  return began === undefined ? null : [{ ...body, id, at: began, status: meaning?.status ?? "active" }];
};

function bodyOf(
  resource: Json,
  codes: FhirCodes,
  meaning: ConditionMeaning | undefined,
  condition: string,
  verification: string | undefined,
  onset: string | undefined,
): Omit<Draft, "id" | "at"> & { kind: "condition" } {
  const coding = codingOf(objectAt(resource, "code"), SNOMED);
  const severity =
    lookUp(codes.conditions.severity, codesOf(objectAt(resource, "severity"), SNOMED)) ?? meaning?.severity;
  return {
    kind: "condition",
    condition,
    ...(coding === undefined ? {} : { code: coding }),
    ...(severity === undefined ? {} : { severity }),
    ...(meaning?.features === undefined ? {} : { features: meaning.features }),
    verificationStatus: VERIFICATION[verification ?? ""] ?? "provisional",
    ...(onset === undefined ? {} : { onset: dayOf(onset) }),
  };
}

function meaningOf(code: Json | undefined, codes: FhirCodes): ConditionMeaning | undefined {
  const { snomed, icd10 } = codes.conditions;
  const bySnomed = lookUp(snomed, codesOf(code, SNOMED));
  if (bySnomed !== undefined) return bySnomed;
  const [icd] = codesOf(code, ...ICD10);
  for (let length = icd?.length ?? 0; length >= 3; length -= 1) {
    const meaning = icd10[icd?.slice(0, length) ?? ""];
    if (meaning !== undefined) return meaning;
  }
  return undefined;
}
