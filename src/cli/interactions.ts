import { readFileSync } from "node:fs";
import type { Command } from "commander";
import { Temporal } from "temporal-polyfill";
import { checkRegimen, type RegimenCheck } from "../clinical/medication/check-regimen.ts";
import {
  type PersonContext,
  personContextSchema,
  type RegimenItem,
  regimenFileSchema,
} from "../clinical/medication/regimen.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { interactionsReport } from "./interactions-report.ts";

interface Options {
  readonly age?: string;
  readonly sex?: string;
  readonly json?: boolean;
}
interface Asked {
  readonly regimen: readonly RegimenItem[];
  readonly context: PersonContext;
}
type Read = Asked | { readonly faults: readonly string[] };

const examples = `
Examples:
  $ accord interactions sertraline,tramadol                   two medicines
  $ accord interactions "Zoloft,lithium,ibuprofen" --age 70   brands; a person of 70
  $ accord interactions regimen.json                          doses, washouts, and what is known of the person
  $ accord interactions clozapine,smoking --json              one JSON document

Names are ingredients, brands, other names or RxCUIs; a name that is not known is kept, not checked, and near names are offered.
What is not known of the person is listed as missing, never taken for "no".
Exit status: 0 checked (also where something was found), 2 wrong use or bad input.`;

/** `accord interactions`: a list of medicines checked as a whole. */
export function register(program: Command): void {
  program
    .command("interactions")
    .description("check a list of medicines: pairs, washouts, duplicates, doses, the person, and what adds up")
    .argument("<list>", "names with commas between, or a file REGIMEN.json")
    .option("--age <years>", "age of the person")
    .option("--sex <sex>", "F or M")
    .option("--json", "print one JSON document")
    .addHelpText("after", examples)
    .action((list: string, options: Options) => {
      const asked = readAsked(list, options);
      if ("faults" in asked) {
        for (const fault of asked.faults) console.error(fault);
        process.exitCode = 2;
        return;
      }
      const checked = checkAsked(asked);
      console.log(options.json ? JSON.stringify(checked) : interactionsReport(checked, asked.regimen.length));
    });
}

function checkAsked({ regimen, context }: Asked): RegimenCheck {
  return checkRegimen(regimen, context, loadKnowledge(), Temporal.Now.plainDateISO().toString());
}

/** What the command line or the file asks for; or every fault of it. */
export function readAsked(list: string, { age, sex }: Pick<Options, "age" | "sex">): Read {
  const told = personOf(age, sex);
  if ("faults" in told) return told;
  if (/\.json$/i.test(list)) return fileAsked(list, told.context);
  const names = list
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "");
  const tooLong = names.find((name) => name.length > 200);
  if (names.length === 0) return { faults: ["accord interactions: no name was given"] };
  if (names.length > 100 || tooLong !== undefined)
    return { faults: ["accord interactions: at most 100 names of 200 letters"] };
  return { regimen: names.map((name) => ({ name })), context: told.context };
}

function personOf(age: string | undefined, sex: string | undefined): { context: PersonContext } | { faults: string[] } {
  const parsed = personContextSchema.safeParse({
    ...(age !== undefined && { age: age.trim() === "" ? Number.NaN : Number(age) }),
    ...(sex !== undefined && { sex }),
  });
  const faults = parsed.success
    ? []
    : parsed.error.issues.map(({ path, message }) => `accord interactions: --${path.join(".")}: ${message}`);
  if (sex !== undefined && !/^(f|m|female|male|other|unknown|intersex)$/i.test(sex.trim()))
    faults.push("accord interactions: --sex: F or M (or other)");
  return parsed.success && faults.length === 0 ? { context: parsed.data } : { faults };
}

function fileAsked(path: string, told: PersonContext): Read {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    const why = error instanceof SyntaxError ? "is not JSON" : "cannot be read";
    return { faults: [`${path}: -: -: ${why}`] };
  }
  const parsed = regimenFileSchema.safeParse(content);
  if (parsed.success) return { regimen: parsed.data.regimen, context: { ...parsed.data.context, ...told } };
  return { faults: parsed.error.issues.map(({ path: at, message }) => faultLine(path, at, message)) };
}

/** `file: entry: field: reason`, the entry being the line of the list. */
function faultLine(path: string, at: readonly PropertyKey[], message: string): string {
  const [part, line, ...field] = at.map(String);
  if (part === "regimen" && line !== undefined)
    return `${path}: regimen[${line}]: ${field.join(".") || "-"}: ${message}`;
  return `${path}: ${part ?? "-"}: ${[line, ...field].filter((one) => one !== undefined).join(".") || "-"}: ${message}`;
}
