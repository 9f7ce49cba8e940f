import { inLimitUnit, type Reading } from "../medication/monitoring/limits.ts";
import type { Limit } from "../medication/monitoring/monitoring-checks.ts";
import { isoDay } from "../timeline/day-number.ts";
import type { CareCase } from "./facts/care-case.ts";
import { type MonitoringState, monitoringStates, readingsOf } from "./monitoring-state.ts";

/** How many of the newest values of a test a line shows. */
const SHOWN = 8;

/** One value of a test, in the unit of its limits where a factor leads there. */
interface PanelReading {
  readonly on: string;
  readonly value: number;
  readonly unit: string;
}

/** One test a line asks for, with its newest values, oldest first. */
interface PanelTest {
  readonly test: string;
  readonly readings: readonly PanelReading[];
  /** The limit the newest value crosses, with what its row says to do; null where none is. */
  readonly crossed: Pick<Limit, "is" | "value" | "unit" | "action" | "urgency"> | null;
  /** Why the newest value could not be held against a limit: never the same as fine. */
  readonly unread: "unit" | "upper-limit" | "before" | null;
}

/** One row of what the running medicines are watched by. */
export interface PanelLine {
  readonly row: string;
  readonly what: string;
  readonly kind: string;
  readonly medications: readonly string[];
  /** `by-words`: asked for only under a condition that the row puts in words. */
  readonly state: "missing" | "overdue" | "due" | "once" | "by-words";
  readonly baseline: "done" | "missing" | "not-asked";
  /** ISO dates; null where none is named. */
  readonly dueOn: string | null;
  readonly lastOn: string | null;
  readonly overdueDays: number;
  readonly tests: readonly PanelTest[];
  /** Limits and what to do at them, in the row's own words. */
  readonly action: string;
  readonly condition: string | null;
  readonly sources: readonly string[];
  readonly seen: boolean;
}

const PLACE: Readonly<Record<PanelLine["state"], number>> = { missing: 1, overdue: 1, due: 2, once: 3, "by-words": 4 };

/** What is watched, the most pressing first: a limit crossed, then what is late, then by the day it falls due. */
export function monitoringPanel(of: CareCase): PanelLine[] {
  return monitoringStates(of)
    .map((state) => panelLine(state, of))
    .sort((a, b) => place(a) - place(b) || compare(a.dueOn ?? "9", b.dueOn ?? "9") || compare(a.what, b.what));
}

function place({ tests, state }: PanelLine): number {
  return tests.some(({ crossed }) => crossed !== null) ? 0 : PLACE[state];
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function panelLine(state: MonitoringState, of: CareCase): PanelLine {
  const { row, check, next, medications } = state;
  const limited = (check.limits ?? []).map(({ test }) => test);
  const names = [...new Set([...limited, ...check.needs.flat()])];
  return {
    row: row.id,
    what: row.what,
    kind: row.kind,
    medications,
    state: stateOf(next),
    baseline: next?.baseline ?? "not-asked",
    dueOn: next === null || next.dueDay === null ? null : isoDay(next.dueDay),
    lastOn: next === null || next.lastDay === null ? null : isoDay(next.lastDay),
    overdueDays: next?.overdueDays ?? 0,
    tests: names.map((test) => panelTest(test, state, of)),
    action: row.action,
    condition: [row.condition, row.scheduleNote].filter((words) => words !== undefined).join("; ") || null,
    sources: row.sources,
    seen: row.seen,
  };
}

function stateOf(next: MonitoringState["next"]): PanelLine["state"] {
  if (next === null) return "by-words";
  if (next.baseline === "missing") return "missing";
  if (next.overdueDays > 0) return "overdue";
  return next.dueDay === null ? "once" : "due";
}

function panelTest(test: string, { judged }: MonitoringState, of: CareCase): PanelTest {
  const own = judged.filter(({ reading }) => reading.test === test);
  const crossed = own.find((one) => "crossed" in one);
  const unread = own.find((one) => "unread" in one);
  return {
    test,
    readings: readingsOf(test, of)
      .slice(-SHOWN)
      .map((reading) => inUnit(reading, of)),
    crossed: crossed !== undefined && "crossed" in crossed ? limitOf(crossed.crossed) : null,
    unread: unread !== undefined && "unread" in unread ? unread.unread : null,
  };
}

function limitOf({ is, value, unit, action, urgency }: Limit): PanelTest["crossed"] {
  return { is, value, unit, action, urgency };
}

/** One unit a line, so that values can be read as a course; as written where it cannot be converted. */
function inUnit(reading: Reading, { knowledge }: CareCase): PanelReading {
  const { units } = knowledge.catalogue.monitoringChecks;
  const value = inLimitUnit(reading, units);
  const unit = units[reading.test]?.find(({ factor, plus }) => factor === 1 && plus === undefined)?.unit;
  const on = isoDay(reading.day);
  return value === null || unit === undefined ? { on, value: reading.value, unit: reading.unit } : { on, value, unit };
}
