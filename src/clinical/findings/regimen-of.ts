import type { PersonContext, RegimenItem } from "../medication/regimen.ts";
import { taperState } from "../situation/taper-state.ts";
import { dayNumber } from "../timeline/day-number.ts";
import { missedAsChecked, missedDaysOf } from "../timeline/missed-days.ts";
import type { CareCase } from "./facts/care-case.ts";

/** The longest a stopped medicine is looked back for: the washout of fluoxetine, and what a long half-life leaves. */
const LOOK_BACK_DAYS = 60;
const DAYS_A_WEEK = 7;
/** Use that counts as taken together with the medicines. */
const REGULAR = new Set(["weekly", "daily"]);
/** A value older than this says little of today. */
const VALUE_DAYS = 366;

/** Everything that is taken or was just stopped, as far as the record says. */
export function regimenOf({ situation, timeline, knowledge }: CareCase): RegimenItem[] {
  const taper = taperState(timeline, knowledge);
  const lowered = taper?.running === true ? taper.medication : null;
  const lanes = new Map(timeline.doses.map((lane) => [lane.orderId, lane]));
  const current = situation.medications.map((one): RegimenItem => {
    const days = timeline.asOfDay - dayNumber(one.since);
    const lane = lanes.get(one.orderId);
    return {
      name: one.medication,
      starting: days === 0,
      weeksOn: Math.floor(days / DAYS_A_WEEK),
      ...(one.dailyMg !== null && { doseMgPerDay: one.dailyMg }),
      ...(one.form !== null && { form: one.form }),
      ...(lane !== undefined && missedAsChecked(missedDaysOf(lane, timeline))),
      ...((one.plannedStop !== null || one.medication === lowered) && { crossTaper: true }),
    };
  });
  const running = new Set(current.map(({ name }) => name));
  const stopped = timeline.doses.flatMap(({ medication, stoppedDay }): RegimenItem[] => {
    if (stoppedDay === null || running.has(medication)) return [];
    const days = timeline.asOfDay - stoppedDay;
    return days < 0 || days > LOOK_BACK_DAYS ? [] : [{ name: medication, stoppedDaysAgo: days }];
  });
  return [...current, ...stopped, ...usedOf(timeline.intake.uses)];
}

/** Alcohol, tobacco, cannabis and the like, as last told. */
function usedOf(uses: CareCase["timeline"]["intake"]["uses"]): RegimenItem[] {
  const last = new Map(uses.map((use) => [use.substance, use.frequency]));
  return [...last].flatMap(([name, frequency]) => (frequency !== null && REGULAR.has(frequency) ? [{ name }] : []));
}

/** What the record says of the person, as far as medicines ask for it; what it does not say stays out. */
export function personOf({ timeline, situation, ageYears }: CareCase): PersonContext {
  const { contexts, intake, asOfDay } = timeline;
  const recent = intake.values.filter(({ day }) => asOfDay - day <= VALUE_DAYS);
  const value = (test: string) => recent.findLast((one) => one.test === test);
  const weight = value("weight");
  const clearance = value("creatinine-clearance")?.value;
  const egfr = value("egfr")?.value;
  return {
    conditions: situation.conditions.map(({ condition }) => condition),
    labs: Object.fromEntries(recent.map((one) => [one.test, { value: one.value, unit: one.unit }])),
    ...(ageYears !== null && { age: ageYears }),
    ...(intake.sex !== null && { sex: intake.sex }),
    ...(weight?.unit === "kg" && { weightKg: weight.value }),
    ...(clearance !== undefined && { creatinineClearance: clearance }),
    ...(egfr !== undefined && { egfr }),
    ...(contexts !== null && {
      pregnant: contexts.includes("pregnant"),
      breastfeeding: contexts.includes("breastfeeding"),
      ...(contexts.includes("planning-pregnancy") && { pregnancyPossible: true }),
    }),
  };
}
