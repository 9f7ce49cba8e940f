import { objectAt, objectsAt, textAt } from "../json.ts";
import { anyCodesOf, lookUp } from "./codeable-concept.ts";
import type { Mapper } from "./draft.ts";
import { minutesBetween, momentOf } from "./moment-of.ts";

const STATUS: Readonly<Record<string, string>> = {
  finished: "attended",
  arrived: "attended",
  triaged: "attended",
  "in-progress": "attended",
  onleave: "attended",
  cancelled: "cancelled",
};

/** An Encounter as a visit. A hospital stay, an emergency room or a planned encounter is no visit of ours and is only kept. */
export const mapEncounter: Mapper = (resource, id, { codes }) => {
  const period = objectAt(resource, "period");
  const at = momentOf(textAt(period, "start"));
  const status = STATUS[textAt(resource, "status") ?? ""];
  const classCode = textAt(objectAt(resource, "class"), "code") ?? "";
  const types = objectsAt(resource, "type").flatMap(anyCodesOf);
  const listed = lookUp(codes.encounters.types, types);
  const outpatient = codes.encounters.outpatientClasses.includes(classCode);
  if (at === undefined || status === undefined || (listed === undefined && !outpatient)) return null;
  if (types.some((type) => codes.encounters.notVisits.includes(type))) return null;
  const minutes = minutesBetween(at, textAt(period, "end"));
  const modality = listed?.modality ?? codes.encounters.modalities[classCode];
  return [
    {
      id,
      kind: "visit",
      at,
      type: listed?.type ?? "primary-care",
      status,
      ...(modality === undefined ? {} : { modality }),
      ...(minutes === undefined ? {} : { minutes }),
    },
  ];
};

const MISSED: Readonly<Record<string, string>> = { noshow: "no-show", cancelled: "cancelled" };

/** An Appointment that was missed: R4 has no Encounter for it. One that was kept has an Encounter and is not counted twice. */
export const mapAppointment: Mapper = (resource, id, { codes }) => {
  const at = momentOf(textAt(resource, "start"));
  const status = MISSED[textAt(resource, "status") ?? ""];
  if (at === undefined || status === undefined) return null;
  const services = [...objectsAt(resource, "serviceType"), ...objectsAt(resource, "appointmentType")];
  const listed = lookUp(codes.encounters.types, services.flatMap(anyCodesOf));
  return [{ id, kind: "visit", at, type: listed?.type ?? "primary-care", status }];
};
