import type { EntryOf } from "../../clinical/record/entry.ts";
import { dayNumber, isoDay } from "../../clinical/timeline/day-number.ts";
import type { DoseLane, DoseStep, Timeline } from "../../clinical/timeline/timeline.ts";
import type { Json } from "../json.ts";
import { type Dosed, dosageInstruction, quantity } from "./dosage-instruction.ts";
import { drugOf } from "./export-medication.ts";
import { ACCORD_CODES, resourceId } from "./export-names.ts";
import type { ExportSetting } from "./resource-frame.ts";

const CATEGORY = "http://terminology.hl7.org/CodeSystem/medicationrequest-category";
const DAY_LENGTH = 10;

interface Acts {
  readonly acts: readonly EntryOf<"medication">[];
  /** Names of those who signed, by id. */
  readonly names: Readonly<Record<string, string>>;
}

/** Orders of this clinic as they stand, each as one MedicationRequest; what others prescribe is no request of ours. */
export function orderRequests(timeline: Timeline, of: Acts, setting: ExportSetting): Json[] {
  return timeline.doses
    .filter(({ source }) => source === "prescribed")
    .map((lane) => orderRequest(lane, timeline, of, setting));
}

function orderRequest(
  lane: DoseLane,
  { asOf, asOfDay }: Timeline,
  { acts, names }: Acts,
  setting: ExportSetting,
): Json {
  const own = acts.filter(({ orderId }) => orderId === lane.orderId);
  const first = own[0];
  const last = own[own.length - 1];
  const status = statusOf(lane, asOf);
  const reason = status === "active" || status === "completed" ? undefined : last?.reason;
  const signed = last?.author === undefined ? undefined : names[last.author.id];
  return {
    resourceType: "MedicationRequest",
    id: resourceId(lane.orderId),
    identifier: [{ system: `${ACCORD_CODES}/order`, value: lane.orderId }],
    status,
    ...(reason === undefined ? {} : { statusReason: { text: reason } }),
    intent: "order",
    category: [{ coding: [{ system: CATEGORY, code: "outpatient", display: "Outpatient" }] }],
    ...drugOf(lane.medication, setting),
    subject: setting.subject,
    authoredOn: last?.at ?? isoDay(lane.startedDay),
    ...(signed === undefined ? {} : { requester: { display: signed } }),
    ...(lane.indication === null ? {} : { reasonCode: [{ text: lane.indication }] }),
    dosageInstruction: dosagesOf(lane, asOfDay, first?.route, setting),
    ...dispenseOf(lane, last),
    ...(last?.note === undefined ? {} : { note: [{ text: last.note }] }),
  };
}

function statusOf({ stoppedDay, held, plannedStop }: DoseLane, today: string): string {
  if (stoppedDay !== null) return "stopped";
  if (held !== null) return "on-hold";
  return plannedStop !== null && plannedStop.slice(0, DAY_LENGTH) < today ? "completed" : "active";
}

/** The dose in force and the steps still to come, each with its days; of a stopped order the last one. */
function dosagesOf(lane: DoseLane, today: number, route: string | undefined, setting: ExportSetting): Json[] {
  const inForce = lane.steps.findLast(({ day }) => day <= today);
  const steps = [...(inForce === undefined ? [] : [inForce]), ...lane.steps.filter(({ day }) => day > today)];
  return steps.map((step, place) =>
    dosageInstruction(
      {
        ...boundsOf(step, lane),
        doseMg: step.doseMg,
        frequency: step.frequency,
        route,
        maxPerDay: lane.maxPerDay,
        indication: lane.indication,
        sequence: steps.length > 1 ? place + 1 : undefined,
      },
      setting.codes,
    ),
  );
}

function boundsOf(step: DoseStep, { plannedStop }: DoseLane): Pick<Dosed, "from" | "to"> {
  const planned = plannedStop === null ? null : dayNumber(plannedStop) - 1;
  const last = step.toDay === null ? planned : step.toDay - 1;
  return { from: isoDay(step.day), ...(last === null || last < step.day ? {} : { to: isoDay(last) }) };
}

/** How long it may be handed out, for how many days each time and how often again, as far as the order says. */
function dispenseOf({ startedDay, plannedStop }: DoseLane, last: EntryOf<"medication"> | undefined): Json {
  const end = plannedStop === null ? {} : { end: plannedStop.slice(0, DAY_LENGTH) };
  return {
    dispenseRequest: {
      validityPeriod: { start: isoDay(startedDay), ...end },
      ...(last?.refills === undefined ? {} : { numberOfRepeatsAllowed: last.refills }),
      ...(last?.daysSupply === undefined
        ? {}
        : { expectedSupplyDuration: { ...quantity(last.daysSupply, "d"), unit: "days" } }),
    },
  };
}
