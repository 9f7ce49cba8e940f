import type { Command } from "commander";
import { findInstrument } from "../clinical/knowledge/find-instrument.ts";
import type { Instrument } from "../clinical/knowledge/instrument.ts";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { bandsFor } from "../clinical/measurement/bands-for.ts";
import { flagSentence } from "../clinical/measurement/flag-sentence.ts";
import { recode } from "../clinical/measurement/recode.ts";
import { type Scored, scoreAnswers } from "../clinical/measurement/score-answers.ts";
import { answersFaults } from "../clinical/record/score-faults.ts";
import { installedKnowledge } from "./installed-knowledge.ts";

interface Options {
  readonly answers: string;
  readonly coding?: string;
  readonly beside?: string;
  readonly json?: boolean;
}
type Outcome = { readonly scored: Scored; readonly instrument: Instrument } | { readonly faults: readonly string[] };

const examples = `
Examples:
  $ accord score PHQ-9 --answers 2,2,1,2,1,1,1,1,0       all nine answers, 0 to 3
  $ accord score PHQ-9 --answers 2,2,1,2,1,1,,1,         item 7 and item 9 left blank
  $ accord score ASRM --answers 3,2,2,1,1 --coding 1-5   a form that numbers its options 1 to 5
  $ accord score C-SSRS --answers 1,0,,,,0 --json        one JSON document

A blank is an answer that was not given; it is never taken as zero. Where too many are blank the total is null.
Exit status: 0 scored (also where the total is null), 2 wrong use or an answer the form does not have.`;

/** `accord score`: one filled form, scored by its instrument's own rules. */
export function register(program: Command): void {
  program
    .command("score")
    .description("score the answers of one questionnaire")
    .argument("<instrument>", "its id or another name for it, such as PHQ-9")
    .requiredOption(
      "--answers <list>",
      "answers in item order, with commas between; nothing between two commas = not answered",
    )
    .option("--coding <first-last>", "how the form numbered its options, where otherwise than the instrument: 1-5")
    .option("--beside <condition>", "another illness of the person, where the bands hang on it: agoraphobia")
    .option("--json", "print one JSON document")
    .addHelpText("after", examples)
    .action((name: string, options: Options) => {
      const knowledge = installedKnowledge();
      const outcome = scoreForm(knowledge, name, options.answers, options);
      if ("faults" in outcome) {
        for (const fault of outcome.faults) console.error(`accord score: ${fault}`);
        process.exitCode = 2;
      } else if (options.json) console.log(JSON.stringify(outcome.scored));
      else console.log(page(knowledge, outcome.instrument, outcome.scored));
    });
}

/** Scores answers as typed on a command line; or every reason why they cannot be taken. */
export function scoreForm(
  knowledge: Knowledge,
  name: string,
  list: string,
  { coding, beside }: { readonly coding?: string | undefined; readonly beside?: string | undefined },
): Outcome {
  const found = findInstrument(knowledge, name);
  if (found === undefined) {
    const known = [...knowledge.instruments.keys()].toSorted((a, b) => a.localeCompare(b, "en"));
    return { faults: [`there is no instrument “${name.slice(0, 60)}”; Accord knows ${known.join(", ")}`] };
  }
  const instrument = bandsFor(found, beside === undefined ? [] : [{ condition: beside, features: [] }]);
  const typed = list.split(",").map((answer) => answer.trim());
  const odd = typed.flatMap((answer, place) =>
    answer === "" || /^-?\d+(\.\d+)?$/.test(answer)
      ? []
      : [`answers[${place}]: “${answer.slice(0, 40)}” is not a number`],
  );
  if (odd.length > 0) return { faults: odd };
  const given = typed.map((answer) => (answer === "" ? null : Number(answer)));
  const counted = asCounted(instrument, given, coding);
  if ("faults" in counted) return counted;
  const faults = answersFaults(instrument, counted.answers);
  if (faults.length > 0) return { faults: faults.map(({ field, reason }) => `${field}: ${reason}`) };
  return { instrument, scored: scoreAnswers(instrument, counted.answers) };
}

function asCounted(
  instrument: Instrument,
  answers: readonly (number | null)[],
  coding: string | undefined,
): { readonly answers: readonly (number | null)[] } | { readonly faults: readonly string[] } {
  if (coding === undefined) return { answers };
  const [, first, last] = /^(\d{1,3})-(\d{1,3})$/.exec(coding.trim()) ?? [];
  if (first === undefined || last === undefined) {
    return { faults: ["--coding takes the form's first and last option number, such as 1-5"] };
  }
  const recoded = recode(instrument, answers, Number(first), Number(last));
  if (recoded === null) return { faults: [`--coding ${coding}: no item of ${instrument.id} has that many options`] };
  const outside = recoded.flatMap((answer, place) =>
    Number.isNaN(answer) ? [`answers[${place}]: ${answers[place]} is not an option of a form numbered ${coding}`] : [],
  );
  return outside.length > 0 ? { faults: outside } : { answers: recoded };
}

function page(knowledge: Knowledge, instrument: Instrument, scored: Scored): string {
  const most = instrument.total === null ? "" : ` of ${instrument.total.max}`;
  const total = scored.total === null ? "cannot be worked out" : `${figure(scored.total)}${most}`;
  const rows: [string, string][] = [
    ...(instrument.total === null ? [] : [["Total", total] satisfies [string, string]]),
    ...(scored.band === null ? [] : [["Band", scored.band] satisfies [string, string]]),
    ...Object.entries(scored.subscales ?? {}).map(([part, value]): [string, string] => [
      part,
      value === null ? "cannot be worked out" : figure(value),
    ]),
    ["Answered", `${scored.answered}`],
  ];
  const wide = Math.max(...rows.map(([label]) => label.length));
  return [
    `${instrument.id}  ${instrument.title}`,
    ...rows.map(([label, value]) => `  ${label.padEnd(wide)}  ${value}`),
    ...scored.flags.map((flag) => `  • ${flagSentence(knowledge, "en", flag)}`),
  ].join("\n");
}

function figure(value: number): string {
  return String(Math.round(value * 100) / 100);
}
