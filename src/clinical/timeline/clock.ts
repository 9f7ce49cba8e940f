import type { Knowledge } from "../knowledge/knowledge.ts";
import * as care from "./course-of-care.ts";
import type { Timeline } from "./timeline.ts";

export type Clock = Pick<
  Timeline,
  "primaryCondition" | "careStartDay" | "effectiveStartDay" | "stepStartDay" | "indexOrderId"
>;
type Lanes = Pick<Timeline, "doses" | "courses" | "conditions" | "steps" | "adherence" | "starts" | "primaryCondition">;

/** Where care, the current step and the week clock begin, for the condition the lanes name; care not before `notBefore`. */
export function clock(lanes: Lanes, knowledge: Knowledge, notBefore?: number): Clock {
  const { playbook } = knowledge;
  const { primaryCondition, doses } = lanes;
  const begun = care.careStartDay(lanes, primaryCondition, knowledge);
  const careStartDay = begun === null || notBefore === undefined ? begun : Math.max(begun, notBefore);
  const stepStartDay = care.stepStartDay(lanes.steps, careStartDay);
  const index = care.indexLane(doses, primaryCondition, knowledge);
  const leastMg = index === undefined ? undefined : care.doseRange(index, primaryCondition, playbook)?.[0];
  return {
    primaryCondition,
    careStartDay,
    stepStartDay,
    indexOrderId: index?.orderId ?? null,
    effectiveStartDay: care.effectiveStartDay(
      index,
      leastMg,
      lanes.courses,
      stepStartDay,
      lanes.adherence,
      playbook.limits,
    ),
  };
}
