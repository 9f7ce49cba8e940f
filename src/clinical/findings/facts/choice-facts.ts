import { bandOf } from "../../measurement/band-of.ts";
import type { CareCase } from "./care-case.ts";
import { type Fact, type FactTable, isUnknown } from "./fact.ts";
import { medicationFacts } from "./medication-facts.ts";
import { symptomFacts } from "./symptom-facts.ts";

/** Answers of the difficulty item that count as marked impairment: very, extremely. */
const MARKED_DIFFICULTY = 2;
/** Bands from here up (moderately severe, severe) leave less time to wait. */
const SEVERE_BAND = 3;

type Favour = (of: CareCase) => Fact;

/** What speaks for each of the three changes of plan, one line of the clinical table each. Unknown where it was not asked. */
const FAVOURS = {
  firstTrial: (of) => below(trials(of), 2),
  under25: (of) => below(improvement(of), 25),
  poorlyTolerated: (of) => sideEffectsIn(of, ["moderate", "severe"]),
  lessSevere: (of) => not(isSevere(of)),
  partial: (of) => between(improvement(of), 25, 50),
  wellTolerated: (of) => sideEffectsIn(of, ["none", "mild"]),
  twoTrials: (of) => not(below(trials(of), 2)),
  severe: (of) => isSevere(of),
  noTherapy: ({ course }) => course === undefined,
  anyPartial: (of) => between(improvement(of), 25, Number.POSITIVE_INFINITY),
  recurrentNoted: (of) => hasFeature(of, "recurrent"),
  chronicNoted: (of) => hasFeature(of, "chronic"),
  recurrent: (of) => hasFeature(of, "recurrent") || hasFeature(of, "chronic"),
  sleep: ({ situation }) =>
    "unknown" in situation.sleep ? situation.sleep : situation.sleep.value.state === "residual",
  functionLag: (of) => functionLags(of),
  prefersTherapy: (of) => ["therapy", "combination"].includes(of.timeline.preferredTreatment ?? "none"),
  polypharmacy: ({ situation, knowledge }) => situation.medications.length >= knowledge.playbook.limits.manyMedicines,
} satisfies Readonly<Record<string, Favour>>;
type FavourName = keyof typeof FAVOURS;

const FOR: Readonly<Record<Change, readonly FavourName[]>> = {
  switch: ["firstTrial", "under25", "poorlyTolerated", "lessSevere"],
  augment: ["partial", "wellTolerated", "twoTrials", "severe"],
  "add-therapy": ["noTherapy", "anyPartial", "recurrent", "sleep", "functionLag", "prefersTherapy", "polypharmacy"],
};
type Change = "switch" | "augment" | "add-therapy";

/** Which change of plan is proposed where a row of the week table allows several, and what speaks for it. */
export const choiceFacts: FactTable = {
  ...Object.fromEntries(Object.entries(FAVOURS).map(([name, favour]) => [`favours.${name}`, favour as Favour])),
  "choice.augmentOrTherapy": (of) => choice(of, ["add-therapy", "augment"]),
  "choice.switchOrTherapy": (of) => choice(of, ["add-therapy", "switch"]),
  "choice.ofAll": (of) => choice(of, ["add-therapy", "switch", "augment"]),
  "choice.switchOnly": (of) => choice(of, ["switch"]),
  "function.lags": (of) => functionLags(of),
  "preference.treatment": ({ timeline }) => timeline.preferredTreatment ?? "none",
};

/**
 * The change that most speaks for, of those allowed. Therapy is not added to a course that runs, nor against the person's wish for a
 * medicine alone. On a tie: therapy first, then by the change itself (under a quarter better is a reason to switch).
 */
function choice(of: CareCase, allowed: readonly Change[]): Change {
  const open = allowed.filter((change) => change !== "add-therapy" || mayAddTherapy(of));
  const points = (change: Change) => FOR[change].filter((name) => FAVOURS[name](of) === true).length;
  const tie: readonly Change[] =
    FAVOURS.under25(of) === true ? ["add-therapy", "switch", "augment"] : ["add-therapy", "augment", "switch"];
  const ranked = tie.filter((change) => open.includes(change)).sort((a, b) => points(b) - points(a));
  return ranked[0] ?? "augment";
}

function mayAddTherapy({ course, timeline }: CareCase): boolean {
  return course === undefined && timeline.preferredTreatment !== "medication";
}

/** Daily life the same or worse, while something is left to get better. */
function functionLags({ situation }: CareCase): Fact {
  const field = situation.function;
  if ("unknown" in field) return field;
  return field.value.direction !== "better" && field.value.now > 0;
}

/** Severe now, or daily life markedly hampered. Unknown where neither is known. */
function isSevere(of: CareCase): Fact {
  if (typeof of.reading === "string") return { unknown: of.reading };
  const { current, instrument } = of.reading;
  const difficulty = of.timeline.function.find((series) => series.measure === "difficulty")?.points.at(-1)?.value ?? 0;
  if (difficulty >= MARKED_DIFFICULTY) return true;
  if (current === null || instrument === undefined) return { unknown: "no recent score" };
  const band = bandOf(instrument, current.total);
  return band === undefined || band === null ? { unknown: "no bands of severity" } : band.severity >= SEVERE_BAND;
}

function hasFeature({ timeline, conditions }: CareCase, feature: string): boolean {
  const primary = conditions.find((one) => one.condition === timeline.primaryCondition);
  return primary?.features.includes(feature) === true;
}

function trials(of: CareCase): Fact {
  return medicationFacts["trials.failed"]?.(of) ?? { unknown: "earlier trials" };
}

function improvement(of: CareCase): Fact {
  return symptomFacts["symptom.improvementPct"]?.(of) ?? { unknown: "change" };
}

function sideEffectsIn({ situation }: CareCase, levels: readonly string[]): Fact {
  return "unknown" in situation.sideEffects ? situation.sideEffects : levels.includes(situation.sideEffects.value);
}

function below(fact: Fact, limit: number): Fact {
  return typeof fact === "number" ? fact < limit : fact;
}

function between(fact: Fact, from: number, to: number): Fact {
  return typeof fact === "number" ? fact >= from && fact < to : fact;
}

function not(fact: Fact): Fact {
  return isUnknown(fact) ? fact : fact !== true;
}
