import type { Circumstances } from "./judge-condition.ts";
import type { MedicationCatalogue } from "./medication-catalogue.ts";
import { type Judged, judgeLimits, type Reading } from "./monitoring/limits.ts";
import type { Limit, MonitoringCheck, MonitoringChecks } from "./monitoring/monitoring-checks.ts";
import type { MonitoringRow } from "./monitoring-row.ts";
import type { MissingFact, PartlyChecked, RegimenFinding } from "./regimen-finding.ts";
import type { Severity } from "./severity.ts";
import { eachOnce, type Taken } from "./taken.ts";

const DAYS_A_WEEK = 7;
/** How grave a crossed limit is, by how soon its row wants somebody to act (PD). */
const SEVERITY: Readonly<Record<Limit["urgency"], Severity>> = {
  today: "major",
  "this-week": "moderate",
  "this-visit": "moderate",
};

interface CheckedRow {
  readonly row: MonitoringRow;
  readonly check: MonitoringCheck;
}

/** What each medicine is watched by: limits that a told value crosses, values too old, and measurements nobody told of. */
export function monitoringFindings(of: Circumstances, catalogue: MedicationCatalogue): PartlyChecked {
  const all = eachOnce(of.current).map((taken) => ({ taken, rows: rowsFor(taken, of, catalogue) }));
  // A question that tells no value at all is not about measuring: what would be wanted before a start is missing, nothing is late.
  if (of.person.labs === undefined) return { findings: [], missing: all.flatMap(wantedAtStart) };
  const findings = all.flatMap(({ taken, rows }) => [
    ...rows.flatMap((one) => crossedIn(one, taken, of, catalogue)),
    ...openIn(rows, taken, of, catalogue),
  ]);
  return { findings, missing: [] };
}

function wantedAtStart({
  taken,
  rows,
}: {
  readonly taken: Taken;
  readonly rows: readonly CheckedRow[];
}): MissingFact[] {
  if (taken.item.starting !== true) return [];
  return rows
    .filter(({ row, check }) => row.baseline === "yes" && check.byWords !== true)
    .flatMap(({ check }) => check.needs.map(([test]) => ({ fact: `labs.${test}`, of: taken.facts.name })));
}

/** Measurements only: scales and talks have no value among the labs of a question. */
const MEASURED = new Set(["lab", "vital", "ecg"]);

function rowsFor({ facts }: Taken, of: Circumstances, catalogue: MedicationCatalogue): CheckedRow[] {
  const rows = catalogue.monitoring.filter(
    ({ of: target, kind }) => MEASURED.has(kind) && of.catalogue.means(target, facts),
  );
  return rows.flatMap((row) => {
    const check = catalogue.monitoringChecks.checks.find((one) => one.row === row.id);
    return check === undefined ? [] : [{ row, check }];
  });
}

function readingOf(test: string, { person }: Circumstances, { tests }: MonitoringChecks): Reading | undefined {
  const names = new Set([test, ...(tests[test] ?? [])]);
  const [, lab] = Object.entries(person.labs ?? {}).find(([name]) => names.has(name.toLowerCase())) ?? [];
  if (lab === undefined) return undefined;
  return { day: -(lab.weeksAgo ?? 0) * DAYS_A_WEEK, test, value: lab.value, unit: lab.unit ?? "" };
}

function crossedIn({ row, check }: CheckedRow, taken: Taken, of: Circumstances, catalogue: MedicationCatalogue) {
  const { units } = catalogue.monitoringChecks;
  const newest = (test: string) => readingOf(test, of, catalogue.monitoringChecks);
  const person = { ageYears: of.person.age ?? null, sex: of.person.sex ?? null };
  return judgeLimits(check.limits ?? [], newest, () => undefined, person, units).flatMap((judged) =>
    crossing(row, judged, taken),
  );
}

function crossing(row: MonitoringRow, judged: Judged, { facts }: Taken): RegimenFinding[] {
  const { test, value, unit } = judged.reading;
  const told = `${test} ${value}${unit === "" ? "" : ` ${unit}`}`;
  if ("crossed" in judged) return [finding(row, facts.name, SEVERITY[judged.crossed.urgency], told, row.action)];
  // A change needs an earlier value, which a question does not hold: only a unit that cannot be read is worth a word.
  if (judged.unread !== "unit") return [];
  return [finding(row, facts.name, "minor", `${told}: this unit cannot be compared`, row.action)];
}

/** What is due by the weeks it is taken, told to be too old, or not told at all: one line a medicine, never grave. */
function openIn(rows: readonly CheckedRow[], taken: Taken, of: Circumstances, catalogue: MedicationCatalogue) {
  const open = rows.filter(({ row, check }) => isOpen(row, check, taken, of, catalogue));
  const [first] = open;
  if (first === undefined) return [];
  const names = open.map(({ row }) => row.what).join("; ");
  const late = open.some(({ row, check }) => isLate(row, check, taken, of, catalogue));
  return [
    {
      ...finding(
        first.row,
        taken.facts.name,
        late ? "moderate" : "minor",
        late ? "overdue" : "not known to be measured",
        names,
      ),
      rule: `MON-DUE/${taken.facts.name}`,
      sources: [...new Set(open.flatMap(({ row }) => row.sources))],
      seen: open.every(({ row }) => row.seen),
    },
  ];
}

function isOpen(
  row: MonitoringRow,
  check: MonitoringCheck,
  taken: Taken,
  of: Circumstances,
  catalogue: MedicationCatalogue,
) {
  if (check.byWords === true || row.baseline === "if") return false;
  if (check.ageFrom !== undefined && (of.person.age ?? 0) < check.ageFrom) return false;
  if (check.who === "could-be-pregnant" && of.person.sex?.toLowerCase().startsWith("m") === true) return false;
  const asked = row.baseline === "yes" || (taken.item.weeksOn ?? Number.POSITIVE_INFINITY) >= (row.whenWeeks[0] ?? 0);
  const isTold = check.needs.every((group) => newestOf(group, of, catalogue) !== undefined);
  return asked && (!isTold || isLate(row, check, taken, of, catalogue));
}

/** A told value older than the schedule allows for somebody known to take it that long. */
function isLate(
  row: MonitoringRow,
  check: MonitoringCheck,
  taken: Taken,
  of: Circumstances,
  catalogue: MedicationCatalogue,
) {
  const { weeksOn } = taken.item;
  const every = row.thenEveryWeeks;
  if (weeksOn === undefined || every === undefined || weeksOn < every) return false;
  return check.needs.some((group) => {
    const newest = newestOf(group, of, catalogue);
    return newest !== undefined && -newest.day > every * DAYS_A_WEEK;
  });
}

function newestOf(group: readonly string[], of: Circumstances, { monitoringChecks }: MedicationCatalogue) {
  return group
    .flatMap((test) => readingOf(test, of, monitoringChecks) ?? [])
    .toSorted((one, other) => other.day - one.day)[0];
}

function finding(
  row: MonitoringRow,
  medication: string,
  severity: Severity,
  mechanism: string,
  management: string,
): RegimenFinding {
  return {
    kind: "monitoring",
    severity,
    between: [medication],
    mechanism,
    management,
    sources: row.sources,
    rule: row.id,
    seen: row.seen,
  };
}
