import type { Assessment } from "../findings/assessment.ts";
import { isSettled, openFirst } from "../findings/decided.ts";
import type { Category, Finding } from "../findings/finding.ts";
import { toDecide } from "../findings/to-decide.ts";
import type { Flag, Group, RegistryRow } from "./row.ts";

/** Where a row stands in the list, and the finding that puts it there. */
export interface RowStanding {
  readonly flag: Flag;
  readonly group: Group;
  readonly finding: Finding | undefined;
}

export interface OpenAlert {
  readonly severity: string;
  readonly message: string;
  readonly rule: string;
}

const READY: readonly Category[] = ["step-down", "taper-ready"];
const DUE: readonly Category[] = ["monitoring-due", "refill-gap", "visit-due"];

/** The most pressing thing about a row. Safety first, then what waits for a decision, then what nobody knows, then calm. */
export function rowStanding(assessment: Assessment, openAlerts: readonly OpenAlert[]): RowStanding {
  const { findings, situation } = assessment;
  if (situation.deceased !== null && openAlerts.length === 0)
    return { flag: "died", group: "on-course", finding: undefined };
  return (
    safety(findings, openAlerts) ??
    decision(findings) ??
    toFindOut(assessment) ?? { flag: "on-course", group: "on-course", finding: openFirst(findings)[0] }
  );
}

function safety(findings: readonly Finding[], openAlerts: readonly OpenAlert[]): RowStanding | undefined {
  const finding = findings.find(({ category }) => category === "safety-emergency" || category === "safety-same-day");
  const alerted = openAlerts.some(({ severity }) => severity !== "ask");
  if (finding !== undefined || alerted) return { flag: "safety", group: "today", finding };
  const question = findings.find(({ category, track }) => category === "needs-data" && track === "safety");
  if (question !== undefined || openAlerts.length > 0) return { flag: "ask", group: "today", finding: question };
  return undefined;
}

function decision(findings: readonly Finding[]): RowStanding | undefined {
  const [first] = toDecide(findings);
  return first === undefined ? undefined : { flag: decisionFlag(first), group: "decide", finding: first };
}

function decisionFlag(finding: Finding): Flag {
  if (finding.reasons.includes("deteriorated")) return "worse";
  return READY.includes(finding.category) ? "ready" : "decide";
}

function toFindOut({ findings, due, asOf }: Assessment): RowStanding | undefined {
  const standing = (flag: Flag, finding: Finding | undefined): RowStanding | undefined =>
    finding === undefined ? undefined : { flag, group: "find-out", finding };
  const of = (...categories: readonly Category[]) => findings.find(({ category }) => categories.includes(category));
  const stale = findings.find(({ category, reasons }) => category === "needs-data" && reasons.includes("data-stale"));
  const rescreenLate = due.some(({ what, dueOn }) => what === "rescreen" && dueOn < asOf);
  const rescreen = findings.find(({ category, track }) => category === "measure-due" && track === "safety");
  return (
    standing("lost", of("outreach")) ??
    standing("overdue", stale) ??
    standing("ask", of("needs-data")) ??
    standing("due", rescreenLate ? rescreen : undefined) ??
    standing("lab-due", of("monitoring-due")) ??
    standing("due", of(...DUE))
  );
}

/** The short line of a row; from the alert itself where no finding says it. */
export function considerLine({ finding }: RowStanding, openAlerts: readonly OpenAlert[]): RegistryRow["consider"] {
  const alert = openAlerts[0];
  if (finding !== undefined)
    return {
      text: finding.consider,
      track: finding.track,
      rule: finding.rule,
      ...(isSettled(finding) && { decided: true as const }),
    };
  return alert === undefined ? null : { text: alert.message, track: "safety", rule: alert.rule };
}
