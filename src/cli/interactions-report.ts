import type { RegimenCheck } from "../clinical/medication/check-regimen.ts";
import type { RegimenFinding } from "../clinical/medication/regimen-finding.ts";
import { SEVERITIES } from "../clinical/medication/severity.ts";

const LABEL_WIDTH = 16;

/** A check as a page to read at a terminal: the gravest first, and what could not be checked in plain sight. */
export function interactionsReport(check: RegimenCheck, lines: number): string {
  const { findings, unknown, missing, knowledge } = check;
  return [
    ...(knowledge.outOfDate
      ? [`! The knowledge is out of date (to be reviewed by ${knowledge.reviewBy}): do not rely on this check.`, ""]
      : []),
    `${lines} ${lines === 1 ? "medicine" : "medicines"}: ${headline(check)}`,
    ...unknown.map((name) => unknownLine(name, check.near[name] ?? [])),
    ...SEVERITIES.flatMap((severity) => findings.filter((one) => one.severity === severity).flatMap(findingLines)),
    ...(missing.length === 0 ? [] : ["", "Not known, and it would matter"]),
    ...byFact(missing),
    "",
    `Knowledge ${knowledge.version} of ${knowledge.asOf}. Medicines outside mental health care are checked against each other only where listed.`,
    "(GK) = general knowledge, to be checked against the current label. Findings propose; people decide.",
  ].join("\n");
}

function headline({ highest, findings, unknown }: RegimenCheck): string {
  if (highest === "unknown") return "cannot be said: not everything could be checked";
  const rest = unknown.length === 0 ? "" : `; ${unknown.length} not checked`;
  if (highest === "none") return `nothing found${rest}`;
  return `${findings.length} ${findings.length === 1 ? "finding" : "findings"}, the gravest ${highest}${rest}`;
}

function unknownLine(name: string, near: readonly string[]): string {
  const offer = near.length === 0 ? "" : ` Did you mean ${near.join(", ")}?`;
  return `  ? “${name}” is not known and was NOT CHECKED.${offer}`;
}

function findingLines({
  severity,
  kind,
  between,
  mechanism,
  management,
  sources,
  rule,
  seen,
}: RegimenFinding): string[] {
  return [
    "",
    `${severity.toUpperCase().padEnd(LABEL_WIDTH)}${between.join(" + ")}  (${kind})`,
    `  ${mechanism}${seen ? "" : "  (GK)"}`,
    `  → ${management}`,
    `  ${rule}: ${sources.join(", ")}`,
  ];
}

function byFact(missing: RegimenCheck["missing"]): string[] {
  return [...Map.groupBy(missing, ({ fact }) => fact)].map(
    ([fact, all]) => `  ${fact.padEnd(22)} ${[...new Set(all.map(({ of }) => of))].join(", ")}`,
  );
}
