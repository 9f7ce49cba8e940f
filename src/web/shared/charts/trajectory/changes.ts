import { type DayFact, dayFacts } from "../day-facts.ts";
import { sayFact } from "../day-sentence.ts";
import type { Picture } from "../picture.ts";
import { figure, firstWords, type Say, slugInWords } from "../words.ts";

const ROWS = ["medication", "therapy", "decisions"] as const;
export type ChangeRow = (typeof ROWS)[number];

/** What was changed on one day in one row: what a score may be moving because of. */
export interface Change {
  readonly row: ChangeRow;
  readonly day: number;
  readonly short: string;
  readonly full: string;
  readonly planned: boolean;
}

const ROW_OF: Partial<Record<DayFact["kind"], ChangeRow>> = {
  "dose-start": "medication",
  "dose-change": "medication",
  "dose-stop": "medication",
  "course-start": "therapy",
  decision: "decisions",
  step: "decisions",
};

function short(fact: DayFact, say: Say, locale: string): string {
  switch (fact.kind) {
    case "dose-start":
    case "dose-change":
      return fact.step.doseMg === null
        ? fact.lane.medication
        : `${fact.lane.medication} ${say("dose.mg", { mg: figure(fact.step.doseMg, locale, 3) })}`;
    case "course-start":
      return slugInWords(say, "protocol", fact.protocol);
    case "decision":
      return firstWords(fact.mark.reason ?? say(`decision.${fact.mark.action}`), 30);
    case "step":
      return say("step.short", { level: fact.mark.level });
    default:
      return sayFact(fact, say, locale);
  }
}

/** Dose steps, starts and changes of therapy, decisions: by row, oldest first. */
export function changesOf(picture: Picture, say: Say, locale: string): Change[] {
  const { doses, decisions, steps } = picture.timeline;
  const days = new Set([
    ...doses.flatMap((lane) => [
      ...lane.steps.map(({ day }) => day),
      ...(lane.stoppedDay === null ? [] : [lane.stoppedDay]),
    ]),
    ...picture.blocks.map(({ fromDay }) => fromDay),
    ...[...decisions, ...steps].map(({ day }) => day),
  ]);
  return [...days]
    .sort((a, b) => a - b)
    .flatMap((day) => {
      const facts = dayFacts(picture, day).filter(({ kind }) => ROW_OF[kind] !== undefined);
      return ROWS.flatMap((row): Change[] => {
        const own = facts.filter(({ kind }) => ROW_OF[kind] === row);
        const [first] = own;
        if (first === undefined) return [];
        return [
          {
            row,
            day,
            short: short(first, say, locale),
            full: own.map((fact) => sayFact(fact, say, locale)).join("; "),
            planned: own.every((fact) => "step" in fact && fact.step.planned),
          },
        ];
      });
    });
}
