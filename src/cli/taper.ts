import type { Command } from "commander";
import { z } from "zod";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { sentence } from "../clinical/knowledge/sentence.ts";
import { findProduct } from "../clinical/medication/find-product.ts";
import { isRefusal, planTaper } from "../clinical/medication/taper/plan-taper.ts";
import type { TaperPlan } from "../clinical/medication/taper/taper-plan.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { taperPage } from "./taper-page.ts";

const SCHEMES = ["linear", "proportionate", "hyperbolic"] as const;

/** The options as typed. */
export interface TypedOptions {
  readonly dose: string;
  readonly weeks?: string;
  readonly form?: string;
  readonly scheme?: string;
  readonly to?: string;
  readonly liquid?: string;
  readonly start?: string;
}
type Outcome = { readonly plan: TaperPlan } | { readonly faults: readonly string[] };

const examples = `
Examples:
  $ accord taper sertraline --dose 100                           from 100 mg a day to nothing, at the usual pace
  $ accord taper sertraline --dose 100 --weeks 26                the same over 26 weeks
  $ accord taper paroxetine --dose 20 --form oral-solution       with the liquid alone
  $ accord taper venlafaxine --dose 150 --form tablet --start 2026-03-02
  $ accord taper sertraline --dose 100 --scheme hyperbolic       smaller steps near zero
  $ accord taper diazepam --dose 10 --json                       one JSON document

Every dose can be dispensed: whole tablets, halves of tablets with a score line, a liquid, or another dose every other day where the
medicine lasts long enough. Proposed to a prescriber, never an order. The gate (TG1 to TG10) is judged by "accord assess".
Exit status: 0 planned, 2 wrong use, an unknown medicine or a dose that cannot be, and where no source says how.`;

/** `accord taper`: how a medicine is lowered, in doses that can be dispensed. */
export function register(program: Command): void {
  program
    .command("taper")
    .description("plan how a medicine is lowered, in doses that can be dispensed")
    .argument("<medication>", "ingredient, brand or RxCUI")
    .requiredOption("--dose <mg>", "present dose, milligrams a day")
    .option("--weeks <n>", "how long it takes, from the first lower dose to the last step")
    .option("--form <form>", "tablet, oral-solution, extended-release-capsule …")
    .option("--scheme <name>", `${SCHEMES.join(", ")}; else the one the sources name`)
    .option("--to <mg>", "a dose to stay on, instead of stopping")
    .option("--liquid <mg>", "a liquid the pharmacy makes: milligrams in one millilitre")
    .option("--start <date>", "day of the first lower dose, YYYY-MM-DD, for a calendar with dates")
    .option("--json", "print one JSON document")
    .addHelpText("after", examples)
    .action((medication: string, options: TypedOptions & { readonly json?: boolean }) => {
      const knowledge = loadKnowledge();
      const outcome = taperFrom(knowledge, medication, options);
      if ("faults" in outcome) {
        for (const fault of outcome.faults) console.error(`accord taper: ${fault}`);
        process.exitCode = 2;
      } else if (options.json) console.log(JSON.stringify(withWords(outcome.plan, knowledge)));
      else console.log(taperPage(outcome.plan, knowledge, options.start));
    });
}

/** The plan for options as typed; or every reason why there is none. */
export function taperFrom(knowledge: Knowledge, medication: string, options: TypedOptions): Outcome {
  const dose = milligrams(options.dose);
  const [to, liquid] = [optional(options.to, milligrams), optional(options.liquid, milligrams)];
  const weeks = optional(options.weeks, number);
  const scheme = SCHEMES.find((one) => one === options.scheme);
  const faults = [
    ...(dose === null ? [`--dose: “${options.dose.slice(0, 40)}” is not milligrams a day, such as 50 or 12.5`] : []),
    ...(to === null ? ["--to: is not milligrams a day"] : []),
    ...(liquid === null || liquid === 0 ? ["--liquid: is not milligrams in one millilitre"] : []),
    ...(weeks === null || weeks === 0 ? ["--weeks: is not a number of weeks more than 0"] : []),
    ...(weeks !== undefined && weeks !== null && weeks > MOST_WEEKS ? [`--weeks: at most ${MOST_WEEKS}`] : []),
    ...(options.scheme !== undefined && scheme === undefined ? [`--scheme: one of ${SCHEMES.join(", ")}`] : []),
    ...(options.start !== undefined && !z.iso.date().safeParse(options.start).success
      ? ["--start: is not a real date (YYYY-MM-DD)"]
      : []),
  ];
  if (faults.length > 0 || dose === null || to === null || liquid === null || weeks === null) return { faults };
  const plan = planTaper(
    medication,
    dose,
    { weeks, form: options.form, scheme, toMg: to, liquidMgPerMl: liquid },
    knowledge,
  );
  if (!isRefusal(plan)) return { plan };
  const said = sentence(knowledge, "en", `taper.refused.${plan.refused}`, plan.values);
  return { faults: [plan.refused === "unknown-medicine" ? `${said}${near(knowledge, medication)}` : said] };
}

/** Five years. */
const MOST_WEEKS = 260;

function optional<T>(text: string | undefined, read: (text: string) => T): T | undefined {
  return text === undefined ? undefined : read(text);
}

/** `50`, `12.5`, `50mg` or `50 mg`; null where it is anything else: no other unit is guessed at. */
function milligrams(text: string): number | null {
  return number(text.trim().replace(/\s*mg$/i, ""));
}

function number(text: string): number | null {
  return /^\d{1,6}(\.\d{1,4})?$/.test(text.trim()) ? Number(text) : null;
}

function near(knowledge: Knowledge, name: string): string {
  const found = findProduct(knowledge, name);
  return found.kind === "exact" || found.near.length === 0 ? "" : `; near: ${found.near.join(", ")}`;
}

/** The plan with its sentences beside their keys, so that the document can be read on its own. */
function withWords(plan: TaperPlan, knowledge: Knowledge) {
  const say = (key: string) => sentence(knowledge, "en", key);
  return { ...plan, signs: say(plan.signs), cautions: plan.cautions.map(say) };
}
