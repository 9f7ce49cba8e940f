import type { PatientRecord } from "../record/record.ts";
import { dayNumber } from "../timeline/day-number.ts";
import { type SimulatedPatient, simulatePatient } from "./simulate-patient.ts";

export interface ClinicPlan {
  readonly patients: number;
  readonly seed: number;
  /** ISO date. */
  readonly today: string;
}

/** A synthetic clinic, one record at a time: the same plan gives the same bytes, whatever the size, in flat memory. */
export function* simulateClinic(plan: ClinicPlan): Generator<PatientRecord> {
  for (const { record } of simulateCaseload(plan)) yield record;
}

/** The same people, with what a demo needs to know beside the record. */
export function* simulateCaseload({ patients, seed, today }: ClinicPlan): Generator<SimulatedPatient> {
  const day = dayNumber(today);
  for (let index = 0; index < patients; index++) yield simulatePatient(seed, index, day);
}
