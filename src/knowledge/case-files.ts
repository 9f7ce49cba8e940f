import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { SUITES } from "./case-suites.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const caseFile = z.strictObject({
  suite: z.enum(Object.keys(SUITES)),
  about: z.string(),
  /** What each case of the file has that does not say otherwise. */
  given: z.record(z.string(), z.unknown()).default({}),
  cases: z.array(z.looseObject({ name: z.string() })).min(1),
});

export interface CaseFile {
  /** From the root of the repository. */
  readonly file: string;
  readonly suite: (typeof SUITES)[string];
  readonly cases: readonly { readonly name: string }[];
}

/** Every case file beside the knowledge, in order of its name. A file that does not read as one fails. */
export function caseFiles(): CaseFile[] {
  return globSync("knowledge/**/*.cases.yaml", { cwd: root }).toSorted().map(readCases);
}

function readCases(file: string): CaseFile {
  const { suite: name, given, cases } = caseFile.parse(parse(readFileSync(`${root}${file}`, "utf8")));
  const suite = SUITES[name];
  if (suite === undefined) throw new Error(`${file}: no suite ${name}`);
  return { file, suite, cases: cases.map((one) => ({ ...given, ...one })) };
}
