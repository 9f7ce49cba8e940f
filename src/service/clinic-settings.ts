import { DEFAULT_HOURS, type OpenHours } from "../clinical/hours/clinic-hours.ts";
import { weekHours } from "../clinical/hours/week-hours.ts";
import { appendAudit } from "../store/audit-trail.ts";
import {
  type ClosedDay,
  clinicHoursOf,
  closedDaysOf,
  putClosedDay,
  removeClosedDay,
  replaceClinicHours,
} from "../store/clinic-hours.ts";
import { findOrganization, setCountry, setTimeZone } from "../store/people.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";
import { Refusal } from "./refusal.ts";

export interface ClinicSettings {
  readonly name: string;
  readonly timeZone: string;
  readonly country: string;
  /** Whether crisis lines of that country are known; where not, patients are sent to their local emergency number. */
  readonly hasCrisisLines: boolean;
  /** Those in force: the clinic's own, or the default. */
  readonly hours: readonly OpenHours[];
  readonly ownHours: boolean;
  readonly closedDays: readonly ClosedDay[];
}

/** When someone at the clinic reads what comes in, and where its patients call for help. */
export async function readClinicSettings({ tx, knowledge }: Ctx): Promise<ClinicSettings> {
  const [organization, own, closedDays] = await Promise.all([
    findOrganization(tx),
    clinicHoursOf(tx),
    closedDaysOf(tx),
  ]);
  if (organization === null) throw new Refusal("not-found", 404, "There is no such clinic here.");
  const { name, timeZone, country } = organization;
  const ownHours = own.length > 0;
  const hasCrisisLines = Object.hasOwn(knowledge.crisis.countries, country);
  return { name, timeZone, country, hasCrisisLines, hours: ownHours ? own : DEFAULT_HOURS, ownHours, closedDays };
}

/** Whoever may not set these is refused before anything is looked at. */
function settling(ctx: Ctx): Ctx {
  authorise(ctx, "clinic.settings");
  return ctx;
}

/** Sets the hours of a whole week, in words such as "mon-fri=09:00-17:00"; days not named are closed. */
export async function setHours(ctx: Ctx, words: readonly string[]): Promise<void> {
  const { tx } = settling(ctx);
  const read = weekHours(words);
  if ("faults" in read) throw invalid(read.faults.join(" "));
  await replaceClinicHours(tx, read.hours);
  await appendAudit(tx, null, "clinic-hours-set", { hours: read.hours });
}

/** Sets whose emergency numbers hold: an ISO 3166 country. */
export async function changeCountry(ctx: Ctx, given: string): Promise<void> {
  const { tx } = settling(ctx);
  const country = given.trim().toUpperCase();
  const isKnown = /^[A-Z]{2}$/.test(country) && regionNames.of(country) !== undefined;
  if (!isKnown) throw invalid(`"${given}" is no country in two letters, as in US, DE or MX.`);
  await setCountry(tx, country);
  await appendAudit(tx, null, "clinic-country-set", { country });
}

const regionNames = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });

/** Sets the clock and calendar the clinic goes by: an IANA zone. */
export async function changeTimeZone(ctx: Ctx, given: string): Promise<void> {
  const { tx } = settling(ctx);
  try {
    new Intl.DateTimeFormat("en", { timeZone: given });
  } catch {
    throw invalid(`"${given}" is no time zone (one is "America/New_York").`);
  }
  await setTimeZone(tx, given);
  await appendAudit(tx, null, "clinic-time-zone-set", { timeZone: given });
}

/** Names a day on which the clinic is closed. */
export async function closeDay(ctx: Ctx, closed: ClosedDay): Promise<void> {
  const { tx } = settling(ctx);
  requireDay(closed.day);
  const name = closed.name.trim();
  if (name === "") throw invalid("A closed day needs a name, as in “Thanksgiving”.");
  await putClosedDay(tx, { day: closed.day, name });
  await appendAudit(tx, null, "clinic-day-closed", { day: closed.day });
}

/** Takes a closed day back. */
export async function openDay(ctx: Ctx, day: string): Promise<void> {
  const { tx } = settling(ctx);
  requireDay(day);
  if (!(await removeClosedDay(tx, day))) throw invalid(`${day} is not among the closed days.`);
  await appendAudit(tx, null, "clinic-day-opened", { day });
}

function requireDay(day: string): void {
  const read = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN;
  if (Number.isNaN(read) || new Date(read).toISOString().slice(0, 10) !== day)
    throw invalid(`"${day}" is no date, as in 2026-12-25.`);
}

const invalid = (sentence: string): Refusal => new Refusal("invalid", 400, sentence);
