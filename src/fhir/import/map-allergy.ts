import { objectAt, objectsAt, textAt } from "../json.ts";
import { anyCodesOf, wordsOf } from "./codeable-concept.ts";
import type { Mapper } from "./draft.ts";
import { choiceOfMoment, momentOf } from "./moment-of.ts";

const SEVERITIES = ["mild", "moderate", "severe"];

/** An allergy that stands. One that is inactive, refuted or an error is only kept. */
export const mapAllergy: Mapper = (resource, id) => {
  const substance = wordsOf(objectAt(resource, "code"))?.trim();
  const at = momentOf(textAt(resource, "recordedDate")) ?? choiceOfMoment(resource, "onset");
  const clinical = anyCodesOf(objectAt(resource, "clinicalStatus"))[0] ?? "active";
  const verification = anyCodesOf(objectAt(resource, "verificationStatus"))[0] ?? "unconfirmed";
  if (substance === undefined || at === undefined || clinical !== "active") return null;
  if (verification === "refuted" || verification === "entered-in-error") return null;
  const reactions = objectsAt(resource, "reaction");
  const words = reactions.flatMap((one) =>
    objectsAt(one, "manifestation").flatMap((concept) => wordsOf(concept) ?? []),
  );
  const worst = Math.max(...reactions.map((one) => SEVERITIES.indexOf(textAt(one, "severity") ?? "")), -1);
  return [
    {
      id,
      kind: "allergy",
      at,
      substance,
      ...(words.length === 0 ? {} : { reaction: [...new Set(words)].join(", ") }),
      ...(worst === -1 ? {} : { severity: SEVERITIES[worst] }),
    },
  ];
};
