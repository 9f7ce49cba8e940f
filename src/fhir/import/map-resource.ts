import type { Mapper } from "./draft.ts";
import { mapAllergy } from "./map-allergy.ts";
import { mapCondition } from "./map-condition.ts";
import { mapDeath } from "./map-death.ts";
import { mapAppointment, mapEncounter } from "./map-encounter.ts";
import { mapGoal } from "./map-goal.ts";
import { mapMedicationAdministration, mapMedicationDispense, mapMedicationStatement } from "./map-medication-events.ts";
import { mapMedicationRequest } from "./map-medication-request.ts";
import { mapObservation } from "./map-observation.ts";
import { mapQuestionnaireResponse } from "./map-questionnaire-response.ts";

/** The mapper of each type that can become entries. All other types are kept as they came. */
export const MAPPERS: Readonly<Record<string, Mapper>> = {
  AllergyIntolerance: mapAllergy,
  Appointment: mapAppointment,
  Condition: mapCondition,
  Encounter: mapEncounter,
  Goal: mapGoal,
  MedicationAdministration: mapMedicationAdministration,
  MedicationDispense: mapMedicationDispense,
  MedicationRequest: mapMedicationRequest,
  MedicationStatement: mapMedicationStatement,
  Observation: mapObservation,
  Patient: mapDeath,
  QuestionnaireResponse: mapQuestionnaireResponse,
};
