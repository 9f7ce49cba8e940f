import type { Entry } from "../../clinical/record/entry.ts";
import type { PatientRecord } from "../../clinical/record/record.ts";
import type { DemoKnowledge } from "../../clinical/simulation/demo-knowledge.ts";
import type { DemoOrganization, DemoPerson } from "../../clinical/simulation/demo-people.ts";
import { seededRandom } from "../../clinical/simulation/random.ts";
import { simulateCaseload } from "../../clinical/simulation/simulate-clinic.ts";
import type { SimulatedPatient } from "../../clinical/simulation/simulate-patient.ts";
import type { Vignette } from "../../clinical/simulation/vignette.ts";
import { vignetteMoment, vignetteRecord } from "../../clinical/simulation/vignette-record.ts";
import { dayNumber, isoDay } from "../../clinical/timeline/day-number.ts";
import { type DemoCalendar, type NewVisit, nextVisits } from "./demo-calendar.ts";

/** One person of the demo clinic, ready to be taken in: record, care team, planned visits. */
export interface DemoPatient {
  readonly record: PatientRecord;
  readonly team: readonly DemoPerson[];
  readonly visits: readonly NewVisit[];
}

/** Visits of a story beyond this are not booked yet. */
const BOOKED_DAYS = 45;

/** A worked story as it stands on its demo day, which is today. Authors are the people of the demo, by id. */
export function vignettePatient(vignette: Vignette, demo: DemoKnowledge, today: string, now: string): DemoPatient {
  const zero = dayNumber(today) - vignette.demoDay;
  const people = new Map(demo.people.people.map((person) => [person.key, person]));
  const record = vignetteRecord(vignette, isoDay(zero), vignette.demoDay);
  const entries = record.entries.map((entry) => notAfter(withAuthorId(entry, people), now));
  const visits = storyVisits(vignette, people, isoDay(zero), vignette.demoDay);
  return { record: { ...record, entries }, team: vignette.team.map((key) => people.get(key)!), visits };
}

/** The visits of a story that are booked on one of its days. */
export function storyVisits(
  vignette: Vignette,
  people: ReadonlyMap<string, DemoPerson>,
  dayZero: string,
  onDay: number,
): NewVisit[] {
  return vignette.appointments
    .filter(({ day }) => day >= onDay && day <= onDay + BOOKED_DAYS)
    .map(({ day, time, clinicians, ...visit }) => ({
      ...visit,
      start: vignetteMoment(dayNumber(dayZero), day, time, vignette.timeZone),
      clinicians: clinicians.map((key) => people.get(key)!.id),
    }));
}

/** The invented rest of an organisation, one at a time, each with a team from its people and visits in its calendar. */
export function* inventedPatients(
  organization: DemoOrganization,
  people: readonly DemoPerson[],
  plan: { readonly patients: number; readonly seed: number; readonly today: string },
  calendar: DemoCalendar,
): Generator<DemoPatient> {
  let place = 0;
  for (const patient of simulateCaseload(plan)) {
    const team = teamOf(
      patient,
      people.filter((person) => person.organization === organization.key),
      place,
    );
    const visits = nextVisits(patient, team, seededRandom(plan.seed ^ 0x5eed, place), calendar);
    place += 1;
    yield { record: patient.record, team, visits };
  }
}

/** Clinicians take turns; a patient of one track has no clinician of the other. */
function teamOf({ tracks }: SimulatedPatient, people: readonly DemoPerson[], place: number): DemoPerson[] {
  const turn = (role: DemoPerson["role"], every: number) => {
    const those = people.filter((person) => person.role === role);
    return those.length === 0 ? [] : [those[Math.floor(place / every) % those.length]!];
  };
  return [
    ...(tracks.therapy ? turn("therapist", 1) : []),
    ...(tracks.medication ? turn("prescriber", 3) : []),
    ...turn("care-manager", 2),
  ];
}

export function withAuthorId(entry: Entry, people: ReadonlyMap<string, DemoPerson>): Entry {
  const person = entry.author === undefined ? undefined : people.get(entry.author.id);
  return person === undefined ? entry : { ...entry, author: { role: person.role, id: person.id } };
}

/** Something of today that has a time still to come is kept as of today: a demo may be opened before breakfast. */
function notAfter<E extends Entry>(entry: E, now: string): E {
  return entry.at.length > 10 && Date.parse(entry.at) > Date.parse(now)
    ? { ...entry, at: entry.at.slice(0, 10) }
    : entry;
}
