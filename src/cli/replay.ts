import { type Command, InvalidArgumentError } from "commander";
import { assess } from "../clinical/findings/assess.ts";
import type { Finding } from "../clinical/findings/finding.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { isKnown } from "../clinical/known.ts";
import type { Entry } from "../clinical/record/entry.ts";
import type { Vignette } from "../clinical/simulation/vignette.ts";
import { vignetteRecord } from "../clinical/simulation/vignette-record.ts";
import { dayNumber, isoDay } from "../clinical/timeline/day-number.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { loadDemoKnowledge } from "../knowledge/load-demo-knowledge.ts";

/** Day 0 where none is named: any day gives the same course. */
const DAY_ZERO = "2026-01-05";

interface Options {
  readonly day?: number;
  readonly json?: boolean;
}

export interface ReplayDay {
  /** Days since day 0 of the story. */
  readonly day: number;
  /** ISO date. */
  readonly date: string;
  readonly events: readonly Entry[];
  readonly situation: object;
  readonly findings: readonly Finding[];
  readonly due: readonly object[];
}

const examples = `
Examples:
  $ accord replay jordan              the whole course, day by day
  $ accord replay jordan --day 28     how it stood on day 28
  $ accord replay maya --json         one JSON document

Each day is worked out from what was recorded up to its end, and nothing later. All people are invented.`;

/** `accord replay`: a worked course of care day by day: what happened, where it stood, what was to be considered. */
export function register(program: Command): void {
  program
    .command("replay")
    .description("go through a worked course of care day by day")
    .argument("<course>", "jordan, maya or luis")
    .option("--day <number>", "only that day, counted from the first day of treatment", wholeNumber)
    .option("--json", "print one JSON document")
    .addHelpText("after", examples)
    .action((name: string, options: Options) => {
      const { vignettes } = loadDemoKnowledge();
      const vignette = vignettes.find(({ id }) => id === name.toLowerCase());
      if (vignette === undefined) {
        console.error(`course: there is no "${name}"; there are ${vignettes.map(({ id }) => id).join(", ")}`);
        process.exitCode = 2;
        return;
      }
      const days = replayDays(vignette, loadKnowledge(), options.day);
      if (options.json)
        console.log(JSON.stringify({ course: vignette.id, title: vignette.title, dayZero: DAY_ZERO, days }));
      else console.log([vignette.title, ...days.map(dayInWords)].join("\n\n"));
    });
}

/** Each day on which something was recorded, or one day alone, as it stood at its end. */
export function replayDays(vignette: Vignette, knowledge: Knowledge, only?: number): ReplayDay[] {
  const happened = [...new Set(vignette.entries.map(({ day }) => day))].sort((a, b) => a - b);
  return (only === undefined ? happened : [only]).map((day) => {
    const date = isoDay(dayNumber(DAY_ZERO) + day);
    const record = vignetteRecord(vignette, DAY_ZERO, day);
    const { situation, findings, due } = assess(record, date, knowledge);
    return { day, date, events: record.entries.filter(({ at }) => at.slice(0, 10) === date), situation, findings, due };
  });
}

function dayInWords({ day, date, events, situation, findings }: ReplayDay): string {
  const [first, ...rest] = findings;
  return [
    `Day ${day} (${date})`,
    `  recorded: ${events.map(eventInWords).join("; ") || "nothing"}`,
    `  stands:   ${symptomInWords(situation)}`,
    ...(first === undefined ? ["  nothing to consider"] : findingInWords(first)),
    ...rest.map((one) => `  beside:   ${one.rule} ${one.category}: ${one.consider}${decidedInWords(one)}`),
  ].join("\n");
}

function findingInWords(one: Finding): string[] {
  return [
    `  consider: ${one.rule} ${one.category}: ${one.do[0] ?? one.consider}${decidedInWords(one)}`,
    ...one.because.map((reason) => `            because ${reason}`),
    ...one.missing.map((what) => `            missing ${what}`),
  ];
}

const decidedInWords = ({ decided }: Finding): string =>
  decided === undefined ? "" : ` [${decided.action} by the ${decided.role ?? "team"}, ${decided.on}]`;

function symptomInWords(situation: ReplayDay["situation"]): string {
  const { symptom } = situation as ReturnType<typeof assess>["situation"];
  if (!isKnown(symptom)) return `symptoms not known (${symptom.unknown})`;
  const { instrument, baseline, current, changePct, weeks } = symptom.value;
  const change = changePct === null ? "change not known" : `${changePct} %`;
  return `${instrument} ${baseline ?? "?"} -> ${current ?? "?"}, ${change}, week ${weeks ?? "?"}`;
}

/** Its kind and what it says, for a reader who knows the record. */
function eventInWords(entry: Entry): string {
  const { id: _, kind, at: __, author: ___, ...body } = entry as Entry & Record<string, unknown>;
  const said = Object.entries(body).map(([name, value]) =>
    typeof value === "object" ? `${name} ${JSON.stringify(value)}` : `${name} ${String(value)}`,
  );
  return [kind, ...said].join(" ");
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || Math.abs(value) > 10_000) throw new InvalidArgumentError("a whole number of days");
  return value;
}
