import { Temporal } from "temporal-polyfill";
import type { DemoPerson } from "../../clinical/simulation/demo-people.ts";
import type { Random } from "../../clinical/simulation/random.ts";
import type { SimulatedPatient } from "../../clinical/simulation/simulate-patient.ts";

/** A visit to be booked; `start` is a date-time with offset. */
export interface NewVisit {
  readonly start: string;
  readonly minutes: number;
  readonly type: string;
  readonly modality: string;
  readonly clinicians: readonly string[];
}

/** Who is taken when: hands out the first free time of a clinician, so that nobody is booked twice. */
export interface DemoCalendar {
  readonly book: (clinician: string, daysAhead: number, minutes: number, notBefore?: Booked) => Booked;
}

interface Booked {
  readonly daysAhead: number;
  /** Minutes after midnight, in the clinic's zone. */
  readonly from: number;
  readonly until: number;
  readonly start: string;
}

const OPENS = 9 * 60;
const CLOSES = 17 * 60;
const NOON = 12 * 60;
const GRID = 30;

export function demoCalendar(today: string, timeZone: string): DemoCalendar {
  const taken = new Map<string, Set<number>>();
  const first = Temporal.PlainDate.from(today);
  const book: DemoCalendar["book"] = (clinician, daysAhead, minutes, notBefore) => {
    const date = first.add({ days: daysAhead });
    const earliest = notBefore?.daysAhead === daysAhead ? notBefore.until : OPENS;
    const day = slotsOf(taken, `${clinician} ${date}`);
    const from = date.dayOfWeek > 5 ? undefined : firstFree(day, earliest, minutes);
    if (from === undefined) return book(clinician, daysAhead + 1, minutes, notBefore);
    for (let slot = from; slot < from + minutes; slot += GRID) day.add(slot);
    const time = Temporal.PlainTime.from({ hour: Math.floor(from / 60), minute: from % 60 });
    const start = date
      .toZonedDateTime({ timeZone, plainTime: time })
      .toString({ timeZoneName: "never", smallestUnit: "second" });
    return { daysAhead, from, until: from + Math.ceil(minutes / GRID) * GRID, start };
  };
  return { book };
}

function slotsOf(taken: Map<string, Set<number>>, key: string): Set<number> {
  const slots = taken.get(key) ?? new Set<number>();
  taken.set(key, slots);
  return slots;
}

/** The first start on the half-hour grid that is free, ends by closing time and leaves the hour from noon alone. */
function firstFree(day: ReadonlySet<number>, earliest: number, minutes: number): number | undefined {
  for (let from = Math.ceil(earliest / GRID) * GRID; from + minutes <= CLOSES; from += GRID) {
    const slots = Array.from({ length: Math.ceil(minutes / GRID) }, (_, place) => from + place * GRID);
    if (slots.every((slot) => !day.has(slot) && (slot < NOON || slot >= NOON + 60))) return from;
  }
  return undefined;
}

/** Next visits as the course asks for: soon in the first weeks, seldom in maintenance, both on one day where that can be; none for the lost. */
export function nextVisits(
  { archetype, record }: SimulatedPatient,
  team: readonly DemoPerson[],
  random: Random,
  calendar: DemoCalendar,
): NewVisit[] {
  const booked = !random.chance(archetype === "early-dropout" ? 0.85 : 0.07);
  if (!booked) return [];
  const seldom = archetype === "maintenance";
  const therapist = team.find((person) => person.role === "therapist");
  const prescriber = team.find((person) => person.role === "prescriber");
  const language = record.patient.language ?? "en";
  const modality = random.chance(language === "en" ? 0.3 : 0.15) ? "video" : "in-person";
  const visit = (type: string, minutes: number, clinician: DemoPerson, { start }: Booked): NewVisit => ({
    start,
    minutes,
    type,
    modality,
    clinicians: [clinician.id],
  });
  const visits: NewVisit[] = [];
  let session: Booked | undefined;
  if (therapist !== undefined) {
    session = calendar.book(therapist.id, random.whole(0, seldom ? 28 : 8), 50);
    visits.push(visit("therapy", 50, therapist, session));
  }
  if (prescriber !== undefined) {
    const sameDay = session !== undefined && random.chance(0.55) ? session : undefined;
    const ahead = sameDay?.daysAhead ?? random.whole(0, seldom ? 56 : 24);
    visits.push(visit("medication", 25, prescriber, calendar.book(prescriber.id, ahead, 25, sameDay)));
  }
  return visits;
}
