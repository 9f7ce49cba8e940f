import { objectAt, textAt } from "../json.ts";
import { anyCodesOf, wordsOf } from "./codeable-concept.ts";
import type { Mapper } from "./draft.ts";
import { momentOf } from "./moment-of.ts";

const STATUS: Readonly<Record<string, string>> = {
  planned: "active",
  accepted: "active",
  active: "active",
  "on-hold": "active",
  completed: "achieved",
  cancelled: "dropped",
  rejected: "dropped",
};

/** A goal; one without any date has no place on the record's time line and is only kept. */
export const mapGoal: Mapper = (resource, id) => {
  const at = momentOf(textAt(resource, "statusDate")) ?? momentOf(textAt(resource, "startDate"));
  const words = wordsOf(objectAt(resource, "description"))?.trim();
  const status = STATUS[textAt(resource, "lifecycleStatus") ?? ""];
  if (at === undefined || words === undefined || status === undefined) return null;
  const achieved = anyCodesOf(objectAt(resource, "achievementStatus")).includes("achieved");
  return [{ id, kind: "goal", at, goalId: id, text: words, status: achieved ? "achieved" : status }];
};
