import { compilePlaybook } from "../findings/compiled-playbook.ts";
import { careCaseOf } from "../findings/facts/care-case.ts";
import { factsOf, spokenFacts } from "../findings/facts/facts.ts";
import { heldParts } from "../findings/finding-of.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Entry, EntryKind } from "../record/entry.ts";
import type { PatientRecord } from "../record/record.ts";
import { cssrsLevel } from "../situation/c-ssrs-level.ts";
import { alertOf, inOrderOfDanger, isAlertRule, type RaisedAlert } from "./raised-alert.ts";
import { safetyAlertsFor, safetyRulesOf } from "./safety-alerts-for.ts";
import { signIn } from "./sign-rules.ts";

/** An alert, and the entry it is put down to. */
export interface RecordAlert extends RaisedAlert {
  readonly entryId: string;
}

/** Kinds that can make a danger true which no single answer says. */
const SPEAKING: ReadonlySet<EntryKind> = new Set([
  "sign",
  "side-effect",
  "lab",
  "vital",
  "medication",
  "use",
  "tox-screen",
  "history",
  "condition",
  "profile",
]);
const MANIA_SCALE = "ASRM";

/**
 * Every alert that new entries raise in a record, each rule once, the gravest first: what an entry says by itself, and the playbook's
 * safety rules that the record now meets and did not meet without the entry (or without the older word on the same thing). Judged on
 * `today` and on the days the entries speak of (ISO dates), by the same rules that `assess` finds by.
 */
export function recordAlerts(
  before: PatientRecord,
  fresh: readonly Entry[],
  today: string,
  knowledge: Knowledge,
): RecordAlert[] {
  const alone = fresh
    .filter((entry) => !repeatsScreen(entry, fresh))
    .flatMap((entry) => safetyAlertsFor(entry, knowledge).map((alert) => ({ ...alert, entryId: entry.id })));
  const speaking = fresh.filter((entry) => speaks(entry, knowledge));
  const days = new Set([today, ...speaking.map(({ at }) => at.slice(0, 10))]);
  const together = speaking.length === 0 ? [] : [...days].flatMap((day) => newOn(day, before, fresh, knowledge));
  return alone.length + together.length === 0 ? [] : onePerEntryAndRule([...alone, ...together]);
}

/** A judgement kept with the very screen it comes from says nothing more than the screen. */
function repeatsScreen(entry: Entry, fresh: readonly Entry[]): boolean {
  if (entry.kind !== "risk" || entry.retracts !== undefined || entry.tool !== "C-SSRS") return false;
  return fresh.some(
    (other) =>
      other.kind === "score" &&
      other.retracts === undefined &&
      other.instrument === "C-SSRS" &&
      other.at === entry.at &&
      other.answers !== undefined &&
      cssrsLevel(other.answers) === entry.level,
  );
}

function onePerEntryAndRule(alerts: readonly RecordAlert[]): RecordAlert[] {
  const entries = [...new Set(alerts.map(({ entryId }) => entryId))];
  return entries.flatMap((id) => inOrderOfDanger(alerts.filter(({ entryId }) => entryId === id)));
}

/** A form or judged risk only where it raises something by itself: most writes are forms, and need no second look at the record. */
function speaks(entry: Entry, knowledge: Knowledge): boolean {
  if (entry.retracts !== undefined) return false;
  if (entry.kind === "sign" && entry.present === false) return false;
  if (SPEAKING.has(entry.kind) || (entry.kind === "score" && entry.instrument === MANIA_SCALE)) return true;
  return safetyRulesOf(entry, knowledge).length > 0;
}

/** How many of the newest entries are tried as the one an alert is put down to; a large import is put down to its newest. */
const TRIED = 8;

/** Rules that hold with the new entries and did not hold without them, or without the older word on what they say. */
function newOn(day: string, before: PatientRecord, fresh: readonly Entry[], knowledge: Knowledge): RecordAlert[] {
  const after = { ...before, entries: [...before.entries, ...fresh] };
  const held = raisedBy(after, day, knowledge);
  if (held.length === 0) return [];
  const speaking = fresh.filter((entry) => speaks(entry, knowledge));
  const quiet = raisedBy(without(after, speaking), day, knowledge);
  const tried = speaking.slice(-TRIED).reverse();
  return held
    .filter((alert) => !has(quiet, alert))
    .flatMap((alert) => {
      const cause = tried.find((entry) => !has(raisedBy(without(after, [entry]), day, knowledge), alert)) ?? tried[0];
      return cause === undefined ? [] : [{ ...alert, entryId: cause.id }];
    });
}

function has(alerts: readonly RaisedAlert[], { rule, severity }: RaisedAlert): boolean {
  return alerts.some((one) => one.rule === rule && one.severity === severity);
}

/** The record without some entries, and without the older word on the same things. */
function without(record: PatientRecord, entries: readonly Entry[]): PatientRecord {
  const gone = new Set(entries);
  const topics = new Set(entries.flatMap((entry) => topicOf(entry) ?? []));
  return {
    ...record,
    entries: record.entries.filter((other) => !gone.has(other) && !topics.has(topicOf(other) ?? "")),
  };
}

/** What an entry says something about anew each time: the same sign, the same test. */
function topicOf(entry: Entry): string | undefined {
  if (entry.retracts !== undefined) return undefined;
  if (entry.kind === "lab" || entry.kind === "vital") return `measured ${entry.test}`;
  const sign = signIn(entry);
  return sign === undefined ? undefined : `sign ${sign}`;
}

function raisedBy(record: PatientRecord, day: string, knowledge: Knowledge): RaisedAlert[] {
  const facts = factsOf(careCaseOf(record, day, knowledge));
  const bands = new Set<string>();
  const values = spokenFacts(facts);
  return alertRows(knowledge).flatMap(({ rule, row }) => {
    if ((rule.band !== undefined && bands.has(rule.band)) || row.when(facts) !== true) return [];
    if (rule.band !== undefined) bands.add(rule.band);
    return [alertOf(rule, [...heldParts(row.because, facts), ...heldParts(row.do, facts)], values, knowledge)];
  });
}

const ofPlaybook = new WeakMap<Knowledge["playbook"], ReturnType<typeof findAlertRows>>();

function alertRows({ playbook }: Knowledge) {
  const rows = ofPlaybook.get(playbook) ?? findAlertRows(playbook);
  ofPlaybook.set(playbook, rows);
  return rows;
}

function findAlertRows(playbook: Knowledge["playbook"]) {
  return compilePlaybook(playbook).tables.flatMap(({ rules }) =>
    rules.flatMap((row) => (isAlertRule(row.rule) ? [{ rule: row.rule, row }] : [])),
  );
}
