import type { Assessment } from "../clinical/findings/assessment.ts";
import type { Finding } from "../clinical/findings/finding.ts";
import { isKnown, type Maybe } from "../clinical/known.ts";

const LABEL_WIDTH = 14;
const URGENCY: Readonly<Record<Finding["urgency"], string>> = {
  now: "now",
  today: "today",
  "this-week": "this week",
  "this-visit": "at this visit",
  routine: "routine",
};

/** One assessment as a page to read at a terminal. What is not known says so. */
export function assessmentReport(assessment: Assessment): string {
  const { patient, asOf, playbook, findings, due } = assessment;
  return [
    `${patient}, as of ${asOf} (playbook ${playbook.id} ${playbook.version})`,
    ...(assessment.situation.deceased === null ? [] : [`Died on ${assessment.situation.deceased}`]),
    ...situationLines(assessment),
    ...findings.flatMap(findingLines),
    ...(due.length === 0 ? [] : ["", "Falls due", ...due.map(({ name, dueOn }) => `  ${dueOn}  ${name}`)]),
  ].join("\n");
}

function situationLines({ situation }: Assessment): string[] {
  const medicines = situation.medications.map(({ medication, doseMg, frequency }) =>
    `${medication} ${doseMg === null ? "dose unknown" : `${doseMg} mg`} ${frequency}`.trim(),
  );
  const lines: [string, string][] = [
    ["Conditions", situation.conditions.map(({ condition }) => condition).join(", ") || "none recorded"],
    ["Symptoms", say(situation.symptom, symptomLine)],
    [
      "Function",
      say(situation.function, (change) => `${change.measure} ${change.first} → ${change.now}, ${change.direction}`),
    ],
    ["Sleep", say(situation.sleep, (sleep) => `${sleep.measure} ${sleep.value}, ${sleep.state}`)],
    ["Medicines", medicines.join(", ") || "none"],
    ["Side effects", say(situation.sideEffects, (level) => level)],
    ["Doses taken", say(situation.adherence, (adherence) => `${adherence.pct} %`)],
    ["Therapy", say(situation.therapy, (therapy) => `${therapy.protocol ?? "therapy"}, ${therapy.sessions} sessions`)],
    ["Step", say(situation.step, String)],
    ["Risk", say(situation.risk, (risk) => `${risk.level}, item 9 ${risk.item9 ?? "unknown: ask"}`)],
  ];
  return lines.map(([label, text]) => `  ${label.padEnd(LABEL_WIDTH)}${text}`);
}

type Symptom = Extract<Assessment["situation"]["symptom"], { value: unknown }>["value"];

function symptomLine({ instrument, baseline, current, changePct, weeks, status }: Symptom): string {
  const change = changePct === null ? "change unknown" : `${changePct > 0 ? "+" : ""}${changePct} %`;
  const when = weeks === null ? [] : [`week ${weeks}`];
  const parts = [
    `${instrument} ${baseline ?? "?"} → ${current ?? "?"}`,
    change,
    ...when,
    ...(status === null ? [] : [status]),
  ];
  return parts.join(", ");
}

function say<T>(field: Maybe<T>, words: (value: T) => string): string {
  return isKnown(field) ? words(field.value) : `unknown: ${field.unknown}`;
}

function findingLines(finding: Finding): string[] {
  const { category, urgency, rule, because, missing, sources } = finding;
  const indent = (mark: string) => (line: string) => `    ${mark} ${line}`;
  return [
    "",
    `${finding.primary ? "▶" : "·"} ${category}, ${URGENCY[urgency]} (${finding.forRoles.join(", ")})`,
    ...finding.do.map(indent("→")),
    ...because.map(indent("because")),
    ...missing.map(indent("not known:")),
    `    ${rule}; ${sources.join(", ")}`,
  ];
}
