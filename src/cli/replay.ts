import { type Command, InvalidArgumentError } from "commander";
import { assess } from "../clinical/findings/assess.ts";
import type { Finding } from "../clinical/findings/finding.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { isKnown } from "../clinical/known.ts";
import type { Entry } from "../clinical/record/entry.ts";
import {
  type DayExpected,
  type Promised,
  promisedOf,
  REPLAY_DAY_ZERO,
} from "../clinical/simulation/replay-vignette.ts";
import type { Story } from "../clinical/simulation/story.ts";
import { vignetteRecord } from "../clinical/simulation/vignette-record.ts";
import { dayNumber, isoDay } from "../clinical/timeline/day-number.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { loadStories } from "../knowledge/load-stories.ts";

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
  /** What the story's page promises of the day, and whether it is so. Empty where it promises nothing. */
  readonly promised: readonly Promised[];
}

const examples = `
Examples:
  $ accord replay jordan              the whole course, day by day
  $ accord replay jordan --day 28     how it stood on day 28
  $ accord replay maya --json         one JSON document

Each day is worked out from what was recorded up to its end, and nothing later. What the story promises of a day stands beneath it,
with ✓ where it is so and ✗ where it is not. All people are invented.
Exit status: 0 every promise met, 1 one is not, 2 wrong use.`;

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
      const { stories } = loadStories();
      const story = stories.find(({ vignette }) => vignette.id === name.toLowerCase());
      if (story === undefined) {
        const known = stories.map(({ vignette }) => vignette.id).join(", ");
        console.error(`course: there is no "${name}"; there are ${known}`);
        process.exitCode = 2;
        return;
      }
      const { vignette } = story;
      const days = replayDays(story, loadKnowledge(), options.day);
      if (brokenPromises(days) > 0) process.exitCode = 1;
      if (options.json)
        console.log(JSON.stringify({ course: vignette.id, title: vignette.title, dayZero: REPLAY_DAY_ZERO, days }));
      else console.log([vignette.title, ...days.map(dayInWords), promisesInWords(days)].join("\n\n"));
    });
}

/** Each day on which something was recorded or promised, or one day alone, as it stood at its end. */
export function replayDays({ vignette, expected }: Story, knowledge: Knowledge, only?: number): ReplayDay[] {
  const told = new Map<number, DayExpected>(expected.map((one) => [one.day, one]));
  const days = [...new Set([...vignette.entries.map(({ day }) => day), ...told.keys()])].sort((a, b) => a - b);
  return (only === undefined ? days : [only]).map((day) => {
    const date = isoDay(dayNumber(REPLAY_DAY_ZERO) + day);
    const record = vignetteRecord(vignette, REPLAY_DAY_ZERO, day);
    const assessment = assess(record, date, knowledge);
    const { situation, findings, due } = assessment;
    const events = record.entries.filter(({ at }) => at.slice(0, 10) === date);
    const promised = told.has(day) ? promisedOf(told.get(day)!, assessment) : [];
    return { day, date, events, situation, findings, due, promised };
  });
}

/** How many promises of these days are not met. */
export function brokenPromises(days: readonly ReplayDay[]): number {
  return days.flatMap(({ promised }) => promised).filter(({ kept }) => !kept).length;
}

function promisesInWords(days: readonly ReplayDay[]): string {
  const all = days.reduce((sum, { promised }) => sum + promised.length, 0);
  const broken = brokenPromises(days);
  return broken === 0 ? `✓ all ${all} promises of the story are met` : `✗ ${broken} of ${all} promises are not met`;
}

const PROMISED: Readonly<Record<Promised["kind"], string>> = {
  first: "first",
  also: "also said",
  reason: "because of",
  never: "never said",
  gates: "gates not met",
  course: "course",
  due: "falls due on day",
};

function promiseInWords({ kind, what, kept, found }: Promised): string {
  return `  ${kept ? "✓" : "✗"} ${PROMISED[kind]}: ${what}${kept ? "" : ` (found: ${found})`}`;
}

function dayInWords({ day, date, events, situation, findings, promised }: ReplayDay): string {
  const [first, ...rest] = findings;
  return [
    `Day ${day} (${date})`,
    `  recorded: ${events.map(eventInWords).join("; ") || "nothing"}`,
    `  stands:   ${symptomInWords(situation)}`,
    ...(first === undefined ? ["  nothing to consider"] : findingInWords(first)),
    ...rest.map((one) => `  beside:   ${one.rule} ${one.category}: ${one.consider}${decidedInWords(one)}`),
    ...promised.map(promiseInWords),
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
