import { findMedication } from "../knowledge/find-medication.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { PersonContext, RegimenItem } from "../medication/regimen.ts";
import type { EntryOf } from "../record/entry.ts";
import { stepInForce } from "../situation/current-medications.ts";
import { taperState } from "../situation/taper-state.ts";
import { ageOn } from "../timeline/age-on.ts";
import { activeConditions } from "../timeline/condition-states.ts";
import { AS_NEEDED, dailyMg } from "../timeline/doses-a-day.ts";
import { type MissedDays, missedAsChecked, missedDaysOf } from "../timeline/missed-days.ts";
import type { DoseLane, Timeline } from "../timeline/timeline.ts";
import { CAFFEINE, meanDiaryCaffeine } from "./diary-caffeine.ts";

/** An order as a draft, before it is an entry. */
export type DraftOrder = Pick<
  EntryOf<"medication">,
  "orderId" | "action" | "medication" | "doseMg" | "frequency" | "form" | "maxPerDay" | "titration"
>;

const DAYS_A_WEEK = 7;
const KILOGRAM = "kg";
/** What was stopped is looked back for so long: more than five half-lives of the slowest depot (buprenorphine XR, 229 days). */
const LOOK_BACK_DAYS = 366;
/** A value older than this says little of today. */
const VALUE_DAYS = 366;
/** Told use that is too rare to count as taken together with the medicines. */
const NOT_TOGETHER: readonly (string | null)[] = ["none", "occasional"];

/**
 * Everything that is taken, was lately stopped or is on hold, as a check reads it: medicines of any source and told substances.
 * `draft` stands in the place of the order it changes; null = the list as it is.
 */
export function regimenOf(timeline: Timeline, knowledge: Knowledge, draft: DraftOrder | null = null): RegimenItem[] {
  const taper = taperState(timeline, knowledge);
  const of: ReadList = { timeline, knowledge, lowered: taper?.running === true ? taper.medication : null };
  const others = timeline.doses.filter(({ orderId }) => orderId !== draft?.orderId);
  const taken = others.filter(({ stoppedDay, held }) => stoppedDay === null && held === null);
  const current = [
    ...taken.map((lane) => itemOf(lane, of)),
    ...(draft === null ? [] : [draftItem(draft, of)]),
    ...usedOf(timeline, knowledge),
  ];
  // Taken before and begun again, or stopped twice, it is one medicine.
  const named = new Set(current.map(({ name }) => nameIn(knowledge, name)));
  const gone = others
    .flatMap((lane) => goneItem(lane, timeline.asOfDay))
    .toSorted((one, other) => one.stoppedDaysAgo - other.stoppedDaysAgo)
    .filter(({ name }) => !named.has(name) && named.add(name));
  return [...current, ...gone];
}

interface ReadList {
  readonly timeline: Timeline;
  readonly knowledge: Knowledge;
  /** The medicine of a running taper; null where none runs. */
  readonly lowered: string | null;
}

function itemOf(lane: DoseLane, { timeline, knowledge, lowered }: ReadList): RegimenItem {
  const days = Math.max(0, timeline.asOfDay - lane.startedDay);
  const step = stepInForce(lane);
  return {
    name: lane.medication,
    starting: days === 0,
    weeksOn: Math.floor(days / DAYS_A_WEEK),
    ...(lane.form !== null && { form: lane.form }),
    ...missedAsChecked(missedDaysOf(lane, timeline)),
    ...((lane.plannedStop !== null || lane.medication === lowered) && { crossTaper: true }),
    ...doseOf(lane.medication, step?.doseMg ?? null, step?.frequency ?? null, lane.maxPerDay, knowledge),
  };
}

/** Held is not taken, and counts as stopped on the day the hold began. */
function goneItem({ medication, form, stoppedDay, held }: DoseLane, today: number) {
  const last = stoppedDay ?? held?.day ?? null;
  const days = last === null ? -1 : today - last;
  if (days < 0 || days > LOOK_BACK_DAYS) return [];
  return [{ name: medication, ...(form !== null && { form }), stoppedDaysAgo: days }];
}

function draftItem(draft: DraftOrder, { timeline, knowledge, lowered }: ReadList): RegimenItem {
  const lane = timeline.doses.find(({ orderId }) => orderId === draft.orderId);
  const form = draft.form ?? lane?.form ?? null;
  const item = { name: draft.medication, ...(form !== null && { form }) };
  if (draft.action === "stop" || draft.action === "hold") return { ...item, stoppedDaysAgo: 0 };
  const before = lane === undefined ? undefined : stepInForce(lane);
  const steps = (draft.titration ?? []).map(({ doseMg }) => doseMg);
  const doses = [draft.doseMg ?? before?.doseMg ?? 0, ...steps].filter((dose) => dose > 0);
  const days = lane === undefined ? null : Math.max(0, timeline.asOfDay - lane.startedDay);
  const greatest = doses.length === 0 ? null : Math.max(...doses);
  const frequency = draft.frequency ?? before?.frequency ?? "once-daily";
  return {
    ...item,
    starting: draft.action === "start" || days === 0,
    ...(days !== null && { weeksOn: Math.floor(days / DAYS_A_WEEK) }),
    ...missedAsChecked(gapBefore(lane, timeline)),
    ...(lane !== undefined && (lane.plannedStop !== null || lane.medication === lowered) && { crossTaper: true }),
    ...doseOf(draft.medication, greatest, frequency, draft.maxPerDay ?? lane?.maxPerDay ?? null, knowledge),
  };
}

/** What was not taken before this act: the whole hold, or what was told. */
function gapBefore(lane: DoseLane | undefined, timeline: Timeline): MissedDays | null {
  if (lane === undefined) return null;
  if (lane.held === null) return missedDaysOf(lane, timeline);
  return { days: Math.max(0, timeline.asOfDay - lane.held.day), inRow: true };
}

/** The greatest daily dose it allows; left out where that is not known. */
function doseOf(
  medication: string,
  doseMg: number | null,
  frequency: string | null,
  maxPerDay: number | null,
  knowledge: Knowledge,
): Pick<RegimenItem, "doseMgPerDay" | "doseInUnit"> {
  if (doseMg === null) return {};
  if (findMedication(knowledge, medication)?.doseUnit !== undefined) return { doseInUnit: doseMg };
  const daily = frequency === AS_NEEDED && maxPerDay !== null ? doseMg * maxPerDay : dailyMg(doseMg, frequency ?? "");
  return daily === null || daily <= 0 ? {} : { doseMgPerDay: daily };
}

/** Substances by the newest word on each; how often not told counts as taken. Caffeine also from the diary. */
function usedOf(timeline: Timeline, knowledge: Knowledge): RegimenItem[] {
  const last = new Map(timeline.background.uses.map((use) => [use.substance, use]));
  const told = [...last.values()].flatMap(({ substance, frequency, day }): RegimenItem[] => {
    if (frequency === "none" && usedBefore(substance, timeline)) return goneUse(substance, timeline.asOfDay - day);
    return NOT_TOGETHER.includes(frequency) ? [] : [{ name: substance }];
  });
  if (last.has(CAFFEINE) || meanDiaryCaffeine(timeline) === null) return told;
  return findMedication(knowledge, CAFFEINE) === undefined ? told : [...told, { name: CAFFEINE }];
}

/** Somebody who never used it did not stop it. */
function usedBefore(substance: string, { background }: Timeline): boolean {
  return background.uses.some((use) => use.substance === substance && !NOT_TOGETHER.includes(use.frequency));
}

function goneUse(name: string, days: number): RegimenItem[] {
  return days > LOOK_BACK_DAYS ? [] : [{ name, stoppedDaysAgo: days }];
}

function nameIn(knowledge: Knowledge, written: string): string {
  return findMedication(knowledge, written)?.name ?? written;
}

/** What the record says of the person, as far as medicines ask for it; what it does not say stays out, and is never "no". */
export function personOf(timeline: Timeline, knowledge: Knowledge): PersonContext {
  const { background, contexts, asOf, asOfDay, conditions } = timeline;
  const { birthDate, sex, ancestry } = background;
  const age = birthDate === null ? null : ageOn(birthDate, asOf);
  const active = activeConditions(conditions).map(({ condition }) => condition);
  const readings = timeline.readings.filter(({ day }) => asOfDay - day <= VALUE_DAYS);
  const newest = (test: string) => readings.findLast((one) => one.test === test);
  const weight = newest("weight");
  const clearance = newest("creatinine-clearance")?.value;
  const egfr = newest("egfr")?.value;
  const genes = genesOf(timeline, knowledge);
  return {
    ...(age !== null && { age }),
    ...(sex !== null && { sex }),
    ...(weight?.unit === KILOGRAM && { weightKg: weight.value }),
    ...(clearance !== undefined && { creatinineClearance: clearance }),
    ...(egfr !== undefined && { egfr }),
    ...(contexts !== null && {
      pregnant: contexts.includes("pregnant"),
      breastfeeding: contexts.includes("breastfeeding"),
      ...(contexts.includes("planning-pregnancy") && { pregnancyPossible: true }),
    }),
    // Asked and not told stays unknown to a check.
    ...(ancestry !== null && ancestry.length > 0 && { ancestry: [...ancestry] }),
    ...(Object.keys(genes).length > 0 && { genes }),
    // A record that never spoke of a condition was not asked for them; one whose conditions are over was.
    ...(conditions.length > 0 && { conditions: active }),
    labs: Object.fromEntries(readings.map(({ test, value, unit }) => [test, { value, unit }])),
  };
}

/** Results of gene tests, which never grow old: a value above 0 is positive. */
function genesOf({ readings }: Timeline, { catalogue }: Knowledge): Record<string, string> {
  const named = new Map(catalogue.hypersensitivity.geneTests.map(({ test, gene }) => [test, gene]));
  return Object.fromEntries(
    readings.flatMap(({ test, value }) => {
      const gene = named.get(test);
      return gene === undefined ? [] : [[gene, value > 0 ? "positive" : "negative"]];
    }),
  );
}
