import type { RegistryRow } from "../clinical/registry/row.ts";
import type { PatientFile } from "../store/patient-file.ts";

/** The row of a patient of whom nothing could be worked out yet: everything unknown, in plain sight, to be asked. */
export function blankRow({ patient, team, openAlerts }: PatientFile, today: string): RegistryRow {
  const unknown = { unknown: "not worked out yet" };
  return {
    patientId: patient.id,
    name: patient.name,
    birthDate: patient.birthDate,
    language: patient.language,
    interpreterNeeded: patient.interpreterNeeded,
    part2: false,
    flag: openAlerts.length > 0 ? "safety" : "ask",
    group: openAlerts.length > 0 ? "today" : "find-out",
    consider: null,
    step: unknown,
    team: [...team],
    symptom: unknown,
    function: unknown,
    sleep: unknown,
    sideEffects: unknown,
    medicines: [],
    adherence: unknown,
    visits: [],
    nextVisit: null,
    lastContact: null,
    openAlerts: openAlerts.length,
    views: openAlerts.length > 0 ? ["safety", "unknown-to-ask"] : ["unknown-to-ask"],
    bold: [],
    derivedOn: today,
    upToDate: false,
  };
}
