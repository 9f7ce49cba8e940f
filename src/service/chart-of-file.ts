import type { Assessment } from "../clinical/findings/assessment.ts";
import { careCaseOf } from "../clinical/findings/facts/care-case.ts";
import { findingCards } from "../clinical/findings/finding-cards.ts";
import { whyNotOf } from "../clinical/findings/why-not.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import type { PatientRecord } from "../clinical/record/record.ts";
import { expectedField } from "../clinical/situation/expected-field.ts";
import type { BandCurve } from "../clinical/situation/local-curves.ts";
import { timelineOf } from "../clinical/timeline/timeline-of.ts";
import type { PatientFile } from "../store/patient-file.ts";
import { blankRow } from "./blank-row.ts";
import type { Ctx } from "./context.ts";
import { derive } from "./derive.ts";

/**
 * What follows from the record; what is expected of the course, by how courses went here (`curves`). Where a rule is at fault the record
 * itself is still shown, said not to be up to date.
 */
export function chartOfFile(
  { today, knowledge }: Pick<Ctx, "today" | "knowledge">,
  file: PatientFile,
  curves: readonly BandCurve[] = [],
) {
  try {
    const { record, assessment, row } = derive(file, today, knowledge);
    const findings = [...assessment.findings];
    return {
      row,
      situation: { ...assessment.situation, expected: expectedHere(record, today, knowledge, curves) },
      timeline: { ...timelineOf(record, knowledge, today) },
      findings,
      cards: findingCards(record, today, knowledge),
      whyNot: record.entries.length === 0 || row.flag === "died" ? [] : whyNotOf(record, today, knowledge),
      due: [...assessment.due],
      references: citations(knowledge, findings),
    };
  } catch {
    return {
      row: blankRow(file, today),
      situation: {},
      timeline: {},
      findings: [],
      cards: [],
      whyNot: [],
      due: [],
      references: {},
    };
  }
}

function expectedHere(record: PatientRecord, today: string, knowledge: Knowledge, curves: readonly BandCurve[]) {
  const { reading, timeline, situation } = careCaseOf(record, today, knowledge);
  return expectedField({ reading, timeline, symptom: situation.symptom, therapy: situation.therapy }, curves);
}

/** Findings, flags and what is to be considered are written for clinicians: a person reads their own course without them. */
export function forThePerson(chart: ReturnType<typeof chartOfFile>): ReturnType<typeof chartOfFile> {
  const row = {
    ...chart.row,
    flag: "on-course" as const,
    group: "on-course" as const,
    consider: null,
    bold: [],
    rules: [],
    toDecide: { count: 0, roles: [] },
    views: [],
  };
  return { ...chart, row, findings: [], cards: [], whyNot: [], references: {} };
}

function citations(knowledge: Knowledge, findings: Assessment["findings"]): Record<string, string> {
  const cited = new Set(findings.flatMap(({ sources }) => sources));
  return Object.fromEntries(
    [...cited].flatMap((id) => {
      const reference = knowledge.references.get(id);
      return reference === undefined ? [] : [[id, reference.citation]];
    }),
  );
}
