import { z } from "zod";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { bandsFor } from "../clinical/measurement/bands-for.ts";
import { recode } from "../clinical/measurement/recode.ts";
import { scoreAnswers } from "../clinical/measurement/score-answers.ts";
import { answersFaults } from "../clinical/record/score-faults.ts";
import { validateEntry } from "../clinical/record/validate.ts";
import { safetyAlertsFor } from "../clinical/safety/safety-alerts-for.ts";
import { assessCase, assessCaseRecord, runAssessCase } from "./assess-case.ts";
import type { CaseRecord } from "./case-record.ts";
import { caseloadCase, caseloadRecord, runCaseloadCase } from "./caseload-case.ts";
import { dangerCase, dangerRecord, runDangerCase } from "./danger-case.ts";
import { firstPlanCase, firstPlanRecord, runFirstPlanCase } from "./first-plan-case.ts";
import { interactionCase, runInteractionCase } from "./interaction-case.ts";
import { monitoringCase, monitoringRecord, runMonitoringCase } from "./monitoring-case.ts";
import { runTaperCase, taperCase } from "./taper-case.ts";
import { runWeeksCase, weeksCase, weeksRecords } from "./weeks-case.ts";

/** What one case came to, beside what its author expected; the runner compares the two. */
interface CaseResult {
  readonly expected: unknown;
  readonly actual: unknown;
}
interface Suite {
  readonly run: (given: unknown, knowledge: Knowledge) => CaseResult;
  /** What the case is judged on, a record for each day it is looked at. */
  readonly records: (given: unknown, knowledge: Knowledge) => readonly CaseRecord[];
}

/** One kind of case a suite: how it reads and what it runs. A new kind of case is one more line here. */
export const SUITES: Readonly<Record<string, Suite>> = {
  score: suite(
    z.strictObject({
      name: z.string(),
      instrument: z.string(),
      answers: z.string(),
      beside: z.string().optional(),
      coding: z.tuple([z.number(), z.number()]).optional(),
      expect: z.strictObject({
        total: z.number().nullable().optional(),
        band: z.string().nullable().optional(),
        answered: z.number().optional(),
        prorated: z.boolean().optional(),
        flags: z.array(z.string()).optional(),
        subscales: z.record(z.string(), z.number().nullable()).optional(),
        refused: z.string().optional(),
      }),
    }),
    scoreCase,
  ),
  safety: suite(
    z.strictObject({
      name: z.string(),
      entry: z.looseObject({ kind: z.string(), answers: z.string().optional() }),
      expect: z.array(z.string()),
    }),
    safetyCase,
  ),
  assess: suite(assessCase, runAssessCase, assessCaseRecord),
  "first-plan": suite(firstPlanCase, runFirstPlanCase, firstPlanRecord),
  weeks: suite(weeksCase, runWeeksCase, weeksRecords),
  caseload: suite(caseloadCase, runCaseloadCase, caseloadRecord),
  danger: suite(dangerCase, runDangerCase, dangerRecord),
  taper: suite(taperCase, runTaperCase),
  monitoring: suite(monitoringCase, runMonitoringCase, monitoringRecord),
  interactions: suite(interactionCase, runInteractionCase),
};

/** A case that does not read as its suite says fails with the reason. */
function suite<T extends z.ZodType>(
  schema: T,
  run: (one: z.infer<T>, knowledge: Knowledge) => CaseResult,
  records: (one: z.infer<T>, knowledge: Knowledge) => CaseRecord | readonly CaseRecord[] = () => [],
): Suite {
  return {
    run: (given, knowledge) => run(schema.parse(given), knowledge),
    records: (given, knowledge) => [records(schema.parse(given), knowledge)].flat(),
  };
}

interface ScoreCase {
  readonly instrument: string;
  readonly answers: string;
  /** Another illness of the person, beside which the bands may be others. */
  readonly beside?: string | undefined;
  readonly coding?: readonly [number, number] | undefined;
  readonly expect: Readonly<Record<string, unknown>>;
}

function scoreCase({ instrument: id, answers, beside, coding, expect }: ScoreCase, knowledge: Knowledge): CaseResult {
  const found = knowledge.instruments.get(id);
  if (found === undefined) throw new Error(`there is no instrument "${id}"`);
  const instrument = bandsFor(found, beside === undefined ? [] : [{ condition: beside, features: [] }]);
  const given = answersOf(answers);
  const counted = coding === undefined ? given : (recode(instrument, given, ...coding) ?? given);
  const [fault] = answersFaults(instrument, counted);
  const scored: Readonly<Record<string, unknown>> =
    fault === undefined ? { ...scoreAnswers(instrument, counted) } : { refused: `${fault.field}: ${fault.reason}` };
  return { expected: expect, actual: Object.fromEntries(Object.keys(expect).map((key) => [key, scored[key]])) };
}

interface SafetyCase {
  readonly entry: Readonly<Record<string, unknown>> & { readonly answers?: string | undefined };
  readonly expect: readonly string[];
}

function safetyCase({ entry, expect }: SafetyCase, knowledge: Knowledge): CaseResult {
  const { answers, ...body } = entry;
  const input = {
    id: "case",
    at: "2026-03-02",
    ...body,
    ...(answers !== undefined && { answers: answersOf(answers) }),
  };
  const result = validateEntry(input, knowledge);
  if ("faults" in result) throw new Error(result.faults.map(({ field, reason }) => `${field}: ${reason}`).join("; "));
  const raised = safetyAlertsFor(result.entry, knowledge);
  return { expected: expect, actual: raised.map((alert) => `${alert.rule} ${alert.severity}`) };
}

/** `2 1 - 0`: answers in item order, a dash for one not given. */
function answersOf(text: string): (number | null)[] {
  return text
    .trim()
    .split(/\s+/)
    .map((answer) => (answer === "-" ? null : Number(answer)));
}
