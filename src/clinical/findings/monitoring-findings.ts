import type { Knowledge } from "../knowledge/knowledge.ts";
import { sentence } from "../knowledge/sentence.ts";
import type { Judged } from "../medication/monitoring/limits.ts";
import { isoDay } from "../timeline/day-number.ts";
import type { Undecided } from "./decided.ts";
import type { CareCase } from "./facts/care-case.ts";
import type { Due } from "./finding.ts";
import { type MonitoringState, monitoringStates } from "./monitoring-state.ts";
import type { RegimenFound, Said } from "./regimen-findings.ts";

const LANGUAGE = "en";
const DAYS_A_WEEK = 7;

/** What the running medicines ask to be measured: one finding a medicine for all that is due, one for each limit crossed. Never first. */
export function monitoringFindings(of: CareCase, said: readonly Said[]): RegimenFound[] {
  const lines = new Set(said.map(({ rule, category }) => `${rule} ${category}`));
  const open = monitoringStates(of).filter(({ check }) => !(check.saidBy ?? []).some((line) => lines.has(line)));
  const crossed = open.flatMap((state) => state.judged.flatMap((one) => abnormal(state, one, of.knowledge)));
  const due = [...Map.groupBy(open.filter(isOpen), ({ medication }) => medication)];
  return [...crossed, ...due.map(([medication, states]) => dueFinding(medication, states, of))];
}

/** The next date of each check, those long past too. */
export function checksDue(of: CareCase): Due[] {
  return monitoringStates(of).flatMap(({ row, medication, next }): Due[] => {
    if (next === null || next.dueDay === null) return [];
    return [{ what: row.kind, name: `${row.what} (${medication})`, dueOn: isoDay(next.dueDay) }];
  });
}

/** Missing before the first dose, overdue, or with a value that could not be read. */
function isOpen({ next, judged }: MonitoringState): boolean {
  return isDue(next) || judged.some((one) => "unread" in one);
}

function isDue(next: MonitoringState["next"]): boolean {
  return next !== null && (next.baseline === "missing" || next.overdueDays > 0);
}

function abnormal({ row, medication }: MonitoringState, judged: Judged, knowledge: Knowledge): RegimenFound[] {
  if (!("crossed" in judged)) return [];
  const { crossed: limit, reading } = judged;
  const values = {
    medication,
    test: reading.test,
    value: reading.value,
    unit: reading.unit,
    date: isoDay(reading.day),
    is: limit.is.replace("-", "_"),
    limit: `${limit.value} ${limit.unit}`,
    action: row.action,
  };
  const say = (key: string) => sentence(knowledge, LANGUAGE, `medication.${key}.abnormal`, values);
  return [
    {
      mark: row.seen ? "source" : "GK",
      finding: {
        ...frame(`${row.id}/${medication}/${reading.test}`, [row], limit.urgency),
        category: "monitoring-abnormal",
        because: [say("because")],
        do: [say("do")],
        consider: say("consider"),
        used: { [`lab.${reading.test}`]: reading.value, "lab.unit": reading.unit, "lab.on": isoDay(reading.day) },
        inputs: `${row.id}; ${medication}; ${limit.is} ${limit.value}; ${reading.day}`,
      },
    },
  ];
}

function dueFinding(medication: string, states: readonly MonitoringState[], of: CareCase): RegimenFound {
  const { knowledge } = of;
  const names = states.map(({ row }) => row.what).join("; ");
  const say = (key: string) => sentence(knowledge, LANGUAGE, `medication.${key}.check`, { medication, names });
  return {
    mark: states.every(({ row }) => row.seen) ? "source" : "GK",
    finding: {
      ...frame(
        `MON-DUE/${medication}`,
        states.map(({ row }) => row),
        states.some(({ next }) => isDue(next)) ? "this-visit" : "routine",
      ),
      category: "monitoring-due",
      because: states.flatMap((state) => reasonsOf(state, knowledge)),
      do: [say("do")],
      consider: say("consider"),
      used: Object.fromEntries(states.map(({ row, next }) => [row.id, stands(next)])),
      inputs: `MON-DUE; ${medication}; ${states.map(({ row, next, judged }) => `${row.id} ${next?.dueDay} ${judged.map(({ reading }) => reading.day)}`).join("; ")}`,
    },
  };
}

function stands(next: MonitoringState["next"]): string {
  if (next?.baseline === "missing") return "baseline missing";
  return next !== null && next.overdueDays > 0 ? `${next.overdueDays} days overdue` : "not readable";
}

function reasonsOf({ row, next, judged }: MonitoringState, knowledge: Knowledge): string[] {
  const say = (key: string, values: Record<string, string | number>) =>
    sentence(knowledge, LANGUAGE, `medication.because.${key}`, { what: row.what, id: row.id, ...values });
  const unread = judged.flatMap((one) =>
    "unread" in one
      ? [
          say("check-unread", {
            why: one.unread.replace("-", "_"),
            test: one.reading.test,
            value: one.reading.value,
            unit: one.reading.unit,
            date: isoDay(one.reading.day),
          }),
        ]
      : [],
  );
  if (next === null || !isDue(next) || next.dueDay === null) return unread;
  if (next.baseline === "missing") return [say("check-missing", {}), ...unread];
  const weeks = Math.floor(next.overdueDays / DAYS_A_WEEK);
  const values = { date: isoDay(next.dueDay), weeks, days: next.overdueDays };
  return [say("check-overdue", values), ...unread];
}

function frame(rule: string, rows: readonly MonitoringState["row"][], urgency: Undecided["urgency"]) {
  return {
    rule,
    primary: false,
    urgency,
    track: "medication" as const,
    reasons: [],
    bold: [],
    missing: [],
    sources: [...new Set(rows.flatMap(({ sources }) => sources))],
    forRoles: ["prescriber"],
  };
}
