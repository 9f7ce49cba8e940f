import type { CareCase } from "./care-case.ts";
import { careFacts } from "./care-facts.ts";
import { choiceFacts } from "./choice-facts.ts";
import { conditionFacts } from "./condition-facts.ts";
import { DANGER_FAMILIES, dangerFacts } from "./danger-facts.ts";
import { type Fact, type FactFamily, type FactTable, isUnknown } from "./fact.ts";
import { INTAKE_FAMILIES, intakeFacts } from "./intake-facts.ts";
import { medicationFacts } from "./medication-facts.ts";
import { occasionFacts } from "./occasion-facts.ts";
import { regimenFacts } from "./regimen-facts.ts";
import { relapseFacts } from "./relapse-facts.ts";
import { SAFETY_FAMILIES, safetyFacts } from "./safety-facts.ts";
import { severityFacts } from "./severity-facts.ts";
import { sleepFacts } from "./sleep-facts.ts";
import { steppingFacts } from "./stepping-facts.ts";
import { substanceFacts } from "./substance-facts.ts";
import { symptomFacts } from "./symptom-facts.ts";
import { therapyFacts } from "./therapy-facts.ts";
import { usualFacts } from "./usual-facts.ts";
import { watchFacts } from "./watch-facts.ts";

const TABLE: FactTable = {
  ...careFacts,
  ...symptomFacts,
  ...medicationFacts,
  ...therapyFacts,
  ...safetyFacts,
  ...dangerFacts,
  ...usualFacts,
  ...choiceFacts,
  ...sleepFacts,
  ...relapseFacts,
  ...steppingFacts,
  ...conditionFacts,
  ...substanceFacts,
  ...severityFacts,
  ...intakeFacts,
  ...regimenFacts,
  ...watchFacts,
  ...occasionFacts,
};
const FAMILIES: Readonly<Record<string, FactFamily>> = {
  ...SAFETY_FAMILIES,
  ...DANGER_FAMILIES,
  ...INTAKE_FAMILIES,
};
/** Facts of the one medicine or measure a rule with `forEach` is asked about. */
const EACH = ["name", "dueOn", "daysOverdue", "plannedStop", "daysPastStop", "isPrimary", "ofCondition", "everScored"];
const EACH_FAMILY = "each.";

/** Whether a playbook may read this name. */
export function isFactName(name: string): boolean {
  const [family = "", ...rest] = name.split(".");
  if (family === "each") return EACH.includes(rest.join("."));
  return TABLE[name] !== undefined || (FAMILIES[family] !== undefined && rest.length > 0);
}

type Each = Readonly<Record<string, Fact>>;

/** How to work out the fact of each place, and its name: a name is given its place once, and is then read by number. */
const works: ((of: CareCase) => Fact)[] = [];
const names: string[] = [];
const places = new Map<string, number>();

/** Facts by name, each worked out when first asked for. A name nobody defines is unknown. */
export class Facts {
  private readonly work: (place: number) => Fact;
  private readonly seen: (Fact | undefined)[];
  private readonly each: Each;

  constructor(work: (place: number) => Fact, each: Each = {}, seen = freshlySeen()) {
    this.work = work;
    this.each = each;
    this.seen = seen;
  }

  of(name: string): Fact {
    return this.at(placeOf(name));
  }

  /** The fact of a place that `placeOf` gave. */
  at(place: number): Fact {
    if (place < 0) return this.ofEach(EACH[-place - 1] ?? "");
    const before = this.seen[place];
    if (before !== undefined) return before;
    const fact = this.work(place);
    this.seen[place] = fact;
    return fact;
  }

  private ofEach(part: string): Fact {
    return this.each[part] ?? { unknown: `${EACH_FAMILY}${part}` };
  }

  /** These facts with those of one medicine or measure beside them. */
  withEach(each: Each): Facts {
    return new Facts(this.work, each, this.seen);
  }
}

/** As long as it will be: growing an array entry by entry is slow, and reading past its end is slower. */
function freshlySeen(): (Fact | undefined)[] {
  return new Array<Fact | undefined>(works.length).fill(undefined);
}

/** The facts of one patient on one day. */
export function factsOf(of: CareCase): Facts {
  return new Facts((place) => works[place]?.(of) ?? { unknown: "not a fact" });
}

/** Facts as told, without a patient; what is not told is unknown. */
export function factsTold(told: Each): Facts {
  const each = Object.entries(told).filter(([name]) => name.startsWith(EACH_FAMILY));
  return new Facts(
    (place) => told[names[place] ?? ""] ?? { unknown: names[place] ?? "" },
    Object.fromEntries(each.map(([name, fact]) => [name.slice(EACH_FAMILY.length), fact])),
  );
}

/** The place of the fact with this name, for good: looking names up is done once, not for each patient. Facts of `each.` lie below 0. */
export function placeOf(name: string): number {
  const known = places.get(name);
  if (known !== undefined) return known;
  const part = name.startsWith(EACH_FAMILY) ? EACH.indexOf(name.slice(EACH_FAMILY.length)) : -1;
  const place = part < 0 ? works.length : -part - 1;
  if (part < 0) {
    works.push(workOf(name));
    names.push(name);
  }
  places.set(name, place);
  return place;
}

function workOf(name: string): (of: CareCase) => Fact {
  const direct = TABLE[name];
  if (direct !== undefined) return direct;
  const dot = name.indexOf(".");
  const [family, member] = [FAMILIES[name.slice(0, dot)], name.slice(dot + 1)];
  return family === undefined ? () => ({ unknown: name }) : (of) => family(of, member);
}

const SPOKEN: ReadonlyMap<string, string> = new Map(
  [...Object.keys(TABLE), ...EACH.map((part) => `${EACH_FAMILY}${part}`)].map((name) => [camel(name), name]),
);

/** Every named fact as a sentence asks for it, dots turned to capitals (`symptom.changePct` is `symptomChangePct`). */
export function spokenFacts(facts: Facts): (argument: string) => string | number | boolean | undefined {
  return (argument) => {
    const name = SPOKEN.get(argument);
    if (name === undefined) return undefined;
    const fact = facts.of(name);
    return isUnknown(fact) ? "unknown" : fact;
  };
}

function camel(name: string): string {
  return name.replace(/[.-](\w)/g, (_, letter: string) => letter.toUpperCase());
}
