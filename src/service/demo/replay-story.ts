import { assess } from "../../clinical/findings/assess.ts";
import type { Knowledge } from "../../clinical/knowledge/knowledge.ts";
import type { TeamMember } from "../../clinical/registry/row.ts";
import type { DemoPeople, DemoPerson } from "../../clinical/simulation/demo-people.ts";
import { type Promised, promisedOf } from "../../clinical/simulation/replay-vignette.ts";
import type { Story } from "../../clinical/simulation/story.ts";
import type { Vignette } from "../../clinical/simulation/vignette.ts";
import { vignetteRecord } from "../../clinical/simulation/vignette-record.ts";
import { dayNumber, isoDay } from "../../clinical/timeline/day-number.ts";
import type { PatientFile } from "../../store/patient-file.ts";
import { chartOfFile } from "../chart-of-file.ts";
import { recordOf } from "../derive.ts";
import type { NamedFinding } from "../name-decisions.ts";
import type { Chart } from "../read-chart.ts";
import { yearsBetween } from "../years-between.ts";
import { initialsOf } from "./add-demo-people.ts";
import { trackOf } from "./admit-demo-patient.ts";
import { storyVisits, withAuthorId } from "./demo-patient.ts";

/** One day of a worked story: the chart as it stood that evening, and what the story's page promises of it. */
export interface StoryDayRead {
  readonly day: number;
  readonly chart: Chart;
  readonly promised: readonly Promised[];
}

interface Replayed {
  readonly story: Story;
  readonly people: DemoPeople;
  /** Days since day 0 of the story. */
  readonly day: number;
  /** ISO date in the clinic's zone: the story's demo day falls on it. */
  readonly today: string;
  readonly timeZone: string;
  readonly knowledge: Knowledge;
}

/**
 * The chart of a story's person at the end of one of its days, worked out from its file alone, as if that day were today. Nothing is
 * read from or written to any record; who looks may do nothing in it.
 */
export function replayStory({ story, people, day, today, timeZone, knowledge }: Replayed): StoryDayRead {
  const { vignette, expected } = story;
  const dayZero = isoDay(dayNumber(today) - vignette.demoDay);
  const on = isoDay(dayNumber(dayZero) + day);
  const byKey = new Map(people.people.map((person) => [person.key, person]));
  const file = fileOf(vignette, byKey, dayZero, day);
  const worked = chartOfFile({ today: on, knowledge }, file);
  const { cards, findings, ...shown } = worked;
  const names = new Map(people.people.map(({ id, name }) => [id, name]));
  const promised = expected
    .filter((one) => one.day === day)
    .flatMap((one) => promisedOf(one, assess(recordOf(file), on, knowledge), dayZero));
  const chart: Chart = {
    patient: {
      ...file.patient,
      age: yearsBetween(file.patient.birthDate, on),
      part2: file.entries.some(({ label }) => label === "sud"),
    },
    recordVersion: 0,
    team: [...file.team],
    alerts: [],
    ...shown,
    findings: findings.map((one, place) => ({ ...named(one, names), card: cards[place]! })),
    playbook: { id: knowledge.playbook.id, version: knowledge.playbook.version },
    entries: [...file.entries],
    appointments: [...file.appointments],
    today: on,
    timeZone,
    abilities: [],
  };
  return { day, chart, promised };
}

function fileOf(
  vignette: Vignette,
  people: ReadonlyMap<string, DemoPerson>,
  dayZero: string,
  day: number,
): PatientFile {
  const { patient, entries } = vignetteRecord(vignette, dayZero, day);
  return {
    patient: {
      id: vignette.id,
      name: patient.name,
      birthDate: patient.birthDate ?? null,
      sex: patient.sex ?? null,
      language: patient.language ?? null,
      interpreterNeeded: false,
    },
    entries: entries.filter(({ label }) => label !== "psychotherapy-notes").map((entry) => withAuthorId(entry, people)),
    team: vignette.team.map((key) => memberOf(people.get(key)!)),
    appointments: storyVisits(vignette, people, dayZero, day).map((visit, place) => ({
      id: `visit-${place}`,
      ...visit,
    })),
    openAlerts: [],
    asked: [],
    recordVersion: 0,
    fileVersion: 0,
  };
}

function memberOf(person: DemoPerson): TeamMember {
  const { id, name, role } = person;
  return { personId: id, name, initials: initialsOf(name), role, track: trackOf(person) };
}

function named(
  finding: ReturnType<typeof chartOfFile>["findings"][number],
  names: ReadonlyMap<string, string>,
): NamedFinding {
  const { decided, answered, ...rest } = finding;
  const withName = <D extends { readonly by: string | null }>(one: D) => ({
    ...one,
    byName: names.get(one.by ?? "") ?? null,
  });
  return {
    ...rest,
    ...(decided === undefined ? {} : { decided: withName(decided) }),
    ...(answered === undefined ? {} : { answered: answered.map(withName) }),
  };
}
