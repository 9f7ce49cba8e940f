import type { SupportsRead } from "../../../../../http/contract/medicine-supports.ts";
import type { MedicinesRead, OrderChecked } from "../../../../../http/contract/medicines.ts";
import type { MonitoringRead } from "../../../../../http/contract/monitoring.ts";
import { figure, type Say, slugInWords } from "../../../../shared/charts/words.ts";
import { formatFullDay } from "../../../../shared/ui/format-date.ts";
import { takingInWords } from "../line-words.ts";
import { testInWords, valueInWords } from "../monitoring/test-words.ts";
import { simplerInWords } from "../supports/supports-part.tsx";

/** All a review is put together from. */
export interface ReviewSources {
  readonly medicines: Pick<MedicinesRead, "lines" | "questions">;
  readonly check: Pick<OrderChecked, "findings" | "unknown" | "missing">;
  readonly monitoring: Pick<MonitoringRead, "lines">;
  readonly supports: Pick<SupportsRead, "supplies" | "simpler">;
}

interface ReviewDraft {
  readonly text: string;
  readonly suggestions: readonly string[];
}

const GRAVE = new Set(["major", "contraindicated"]);

/** A review note to begin with: what is taken, what the check finds, what is measured, how supplies and doses stand. What is not known is said. */
export function reviewDraft(say: Say, locale: string, sources: ReviewSources): ReviewDraft {
  const lines = [
    ...listLines(say, locale, sources),
    ...checkLines(say, sources),
    ...monitoringLines(say, locale, sources),
    ...supplyLines(say, locale, sources),
    ...sources.medicines.questions
      .filter(({ state }) => state === "asked")
      .map(({ medication }) => say("review.question", { name: medication })),
  ];
  return { text: lines.join("\n"), suggestions: suggestionsOf(say, locale, sources) };
}

function listLines(say: Say, locale: string, { medicines, check }: ReviewSources): string[] {
  const taken = medicines.lines.filter(({ state }) => state === "taken");
  const names = taken.map((line) => `${line.medication} ${takingInWords(say, locale, line)}`.trim()).join("; ");
  return [
    taken.length === 0 ? say("review.list-none") : say("review.list", { names }),
    ...(check.unknown.length === 0 ? [] : [say("review.unchecked", { names: check.unknown.join(", ") })]),
  ];
}

function checkLines(say: Say, { check }: ReviewSources): string[] {
  const grave = check.findings.filter(({ severity }) => GRAVE.has(severity));
  const facts = [...new Set(check.missing.map(({ fact }) => slugInWords(say, "medicines.fact", fact).toLowerCase()))];
  return [
    ...(grave.length === 0 ? [say("review.found-none")] : []),
    ...grave.map(({ between, severity, mechanism }) =>
      say("review.found", { between: between.join(" with "), severity, mechanism }),
    ),
    ...(facts.length === 0 ? [] : [say("review.missing", { facts: facts.join(", ") })]),
  ];
}

const isLate = ({ state }: MonitoringRead["lines"][number]): boolean => state === "missing" || state === "overdue";

function monitoringLines(say: Say, locale: string, { monitoring }: ReviewSources): string[] {
  const crossed = monitoring.lines.flatMap(({ medications, tests }) =>
    tests.flatMap(({ test, readings, crossed: limit }) => {
      const last = readings.at(-1);
      if (limit === null || last === undefined) return [];
      const value = valueInWords(say, locale, last.value, last.unit);
      return [
        say("review.crossed", {
          test: testInWords(say, test),
          value,
          names: medications.join(", "),
          action: limit.action,
        }),
      ];
    }),
  );
  const late = monitoring.lines.filter(isLate).map(({ what, medications, state, overdueDays }) =>
    say("review.late", {
      what,
      names: medications.join(", "),
      state: state === "missing" ? say("monitoring.missing") : say("monitoring.overdue", { days: overdueDays }),
    }),
  );
  return [...crossed, ...late, ...(late.length + crossed.length === 0 ? [say("review.late-none")] : [])];
}

function supplyLines(say: Say, locale: string, { supports }: ReviewSources): string[] {
  const day = (iso: string) => formatFullDay(iso, locale);
  return supports.supplies.flatMap(({ medication: name, coverage, runsOutOn, gapFrom, asked }) => {
    const [last] = asked;
    const covered =
      coverage === null
        ? say("review.covered-unknown", { name })
        : say("review.covered", { name, pct: figure(coverage.pct, locale, 1), window: coverage.windowDays });
    const gap =
      coverage !== null && coverage.gapDays >= gapFrom ? [say("review.gap", { name, date: day(runsOutOn ?? "") })] : [];
    const taken =
      last === undefined
        ? say("review.taken-unknown", { name })
        : say("review.taken", { name, missed: last.missed, of: last.of, date: day(last.on) });
    const barriers = [...new Set(asked.flatMap((one) => one.barriers))].map((one) =>
      slugInWords(say, "medicines.barrier", one),
    );
    return [
      covered,
      ...gap,
      taken,
      ...(barriers.length === 0 ? [] : [say("review.barriers", { barriers: barriers.join(", ") })]),
    ];
  });
}

function suggestionsOf(say: Say, locale: string, { check, monitoring, supports }: ReviewSources): string[] {
  return [
    ...check.findings
      .filter(({ severity }) => GRAVE.has(severity))
      .map(({ management }) => say("review.suggest-check", { management })),
    ...monitoring.lines.filter(isLate).map(({ what }) => say("review.suggest-late", { what })),
    ...supports.supplies
      .filter(({ coverage, gapFrom }) => coverage !== null && coverage.gapDays >= gapFrom)
      .map(({ medication }) => say("review.suggest-gap", { name: medication })),
    ...supports.simpler.map((one) => say("review.suggest-simpler", { words: simplerInWords(say, locale, one) })),
  ];
}
