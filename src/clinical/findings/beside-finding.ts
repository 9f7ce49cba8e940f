import type { Knowledge } from "../knowledge/knowledge.ts";
import { sentence } from "../knowledge/sentence.ts";
import type { Undecided } from "./decided.ts";
import type { RegimenFound } from "./regimen-findings.ts";

const LANGUAGE = "en";

/** What a finding beside the plan consists of; its words are `medication.because|do|consider.<key>`. */
interface BesideFinding extends Pick<Undecided, "rule" | "category" | "urgency" | "used" | "inputs" | "sources"> {
  readonly because: readonly string[];
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly mark: RegimenFound["mark"];
  /** Sentences to be said after the one of `key`. */
  readonly more?: readonly string[];
  readonly missing?: readonly string[];
}

/** A finding on a medicine that is never first, for the prescriber. */
export function besideFinding(
  { because, key, values, mark, more = [], missing = [], ...rest }: BesideFinding,
  knowledge: Knowledge,
): RegimenFound {
  const say = (part: string) => sentence(knowledge, LANGUAGE, `medication.${part}.${key}`, values);
  return {
    mark,
    finding: {
      ...rest,
      primary: false,
      track: "medication",
      reasons: [],
      because,
      do: [say("do"), ...more],
      consider: say("consider"),
      bold: [],
      missing,
      forRoles: ["prescriber"],
    },
  };
}
