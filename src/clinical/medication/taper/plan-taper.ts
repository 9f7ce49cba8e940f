import { findMedication } from "../../knowledge/find-medication.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { MedicationFacts } from "../../knowledge/medication-facts.ts";
import { chooseForms, formName } from "./choose-forms.ts";
import type { DispensableForm, IngredientForms } from "./dispensable-form.ts";
import { formGroup } from "./dispensable-form.ts";
import { type DosePools, dosePools, madeUp } from "./dose-pools.ts";
import type { TaperScheme } from "./dose-sequence.ts";
import { DAYS_A_WEEK, wholeDays } from "./spread-days.ts";
import { taperMeasures } from "./taper-measures.ts";
import type { TaperOptions, TaperPlan, TaperRefusal, TaperStep } from "./taper-plan.ts";
import type { TaperRule } from "./taper-rule.ts";
import { taperRuleFor } from "./taper-rule-for.ts";
import { stepsOver, type TimedSteps, usualSteps } from "./time-steps.ts";

interface Asked {
  readonly medicine: MedicationFacts;
  readonly rule: TaperRule;
  readonly fromMg: number;
  readonly toMg: number;
  readonly options: TaperOptions;
  readonly knowledge: Knowledge;
}

/**
 * Lowers a medicine step by step from `fromMg` (mg a day) to nothing, or to a dose to stay on, in doses that can be dispensed. Never
 * rises, never takes less than the row's shortest time, never goes faster than its limit. Refuses where it cannot, with the reason.
 */
export function planTaper(
  medication: string,
  fromMg: number,
  options: TaperOptions,
  knowledge: Knowledge,
): TaperPlan | TaperRefusal {
  const medicine = findMedication(knowledge, medication);
  if (medicine === undefined) return refuse("unknown-medicine", { medication });
  const { name, labelMaximumMg } = medicine;
  const { rows, sanityTimesLabelMaximum } = knowledge.pharmacy.tapers;
  const most = (labelMaximumMg ?? Number.POSITIVE_INFINITY) * sanityTimesLabelMaximum;
  if (!(fromMg > 0 && fromMg <= Math.min(most, MOST_MG))) return refuse("dose-impossible", { name, dose: fromMg });
  const { toMg = 0 } = options;
  if (!(toMg >= 0 && toMg < fromMg)) return refuse("end-impossible", { name, dose: toMg });
  const rule = taperRuleFor(medicine, rows);
  if (rule === undefined) return refuse("no-rule", { name });
  const asked: Asked = { medicine, rule, fromMg, toMg, options, knowledge };
  return rule.scheme === "none" ? stopAtOnce(asked) : planSteps(asked);
}

/** Beyond any daily dose of a medicine by mouth. */
const MOST_MG = 100_000;

export function isRefusal(plan: TaperPlan | TaperRefusal): plan is TaperRefusal {
  return "refused" in plan;
}

function refuse(refused: TaperRefusal["refused"], values: TaperRefusal["values"]): TaperRefusal {
  return { refused, values };
}

/** The facts ask for no taper: one step, to nothing. */
function stopAtOnce(asked: Asked): TaperPlan | TaperRefusal {
  const { medicine, fromMg, toMg, options } = asked;
  const wish = options.scheme ?? (toMg > 0 ? "linear" : undefined);
  if (wish !== undefined) return refuse("no-such-scheme", { name: medicine.name, scheme: wish });
  const step = { doseMg: 0, fromMg, reductionPct: 100, take: [], larger: false };
  return planOf(asked, "none", null, { steps: [step], days: [0] });
}

function planSteps(asked: Asked): TaperPlan | TaperRefusal {
  const { medicine, rule, fromMg, toMg, options, knowledge } = asked;
  const { name } = medicine;
  const known = knowledge.pharmacy.forms.get(name);
  if (known === undefined) return refuse("no-forms", { name });
  const forms = chooseForms(known, options.form, options.liquidMgPerMl);
  if (forms === undefined) return refuse("no-such-form", { name, forms: namesOf(known) });
  const pools = dosePools(known, forms, fromMg, knowledge.pharmacy.formLimits);
  if (madeUp(pools, fromMg) === undefined)
    return refuse("dose-not-dispensable", { name, dose: fromMg, ...near(forms) });
  if (toMg > 0 && madeUp(pools, toMg) === undefined)
    return refuse("dose-not-dispensable", { name, dose: toMg, ...near(forms) });
  const scheme = schemeFor(rule, options.scheme);
  if (scheme === undefined) return refuse("no-such-scheme", { name, scheme: options.scheme ?? rule.scheme });
  const timed = timedSteps(asked, scheme, pools);
  if ("shortestWeeks" in timed) return refuse("too-short", { name, weeks: timed.shortestWeeks });
  return planOf(asked, scheme, forms, timed);
}

function namesOf({ forms }: IngredientForms): string {
  return [...new Set(forms.map(formName))].join(", ");
}

/** What is sold, for the sentence that says a dose cannot be made of it. */
function near(forms: readonly DispensableForm[]): { readonly sold: string } {
  const sold = forms.map((form) =>
    "mgPerMl" in form ? `${form.mgPerMl} mg/mL` : `${formName(form)} ${form.strengthsMg.join(", ")} mg`,
  );
  return { sold: sold.join("; ") };
}

function schemeFor(rule: TaperRule, asked: TaperScheme | undefined): TaperScheme | "fixed" | undefined {
  if (asked === undefined || asked === rule.scheme) return rule.scheme === "none" ? undefined : rule.scheme;
  return rule.stepPct === undefined ? undefined : asked;
}

function timedSteps(
  { rule, fromMg, toMg, options, knowledge }: Asked,
  scheme: TaperScheme | "fixed",
  pools: DosePools,
) {
  const pace = {
    rule,
    startMg: fromMg,
    endMg: toMg,
    scheme,
    stepPct: rule.stepPct?.usual ?? 0,
    smallSteps: knowledge.pharmacy.tapers.smallSteps,
  };
  return options.weeks === undefined ? usualSteps(pace, pools) : stepsOver(options.weeks, pace, pools);
}

function planOf(
  { medicine, rule, fromMg, toMg, knowledge }: Asked,
  scheme: TaperPlan["scheme"],
  forms: readonly DispensableForm[] | null,
  { steps, days }: TimedSteps,
): TaperPlan {
  const { measures, smallSteps } = knowledge.pharmacy.tapers;
  const timed = steps.map(
    (step, place): TaperStep => ({ day: days[place] ?? 0, ...step, reductionPct: oneDecimal(step.reductionPct) }),
  );
  const lastDay = days[days.length - 1] ?? 0;
  return {
    medication: medicine.name,
    rule: rule.id,
    scheme,
    fromMg,
    toMg,
    form: forms?.[forms.length - 1] === undefined ? null : formGroup(forms[forms.length - 1] as DispensableForm),
    weeks: oneDecimal(lastDay / DAYS_A_WEEK),
    minimumWeeks: rule.minimumWeeks,
    withdrawalRisk: rule.withdrawalRisk,
    steps: timed,
    schedule: timed.map(({ day, doseMg }) => ({ day, doseMg })),
    measures: taperMeasures(days, measures),
    signs: rule.signs,
    cautions: cautionsOf(rule, scheme, timed, lastDay < wholeDays(rule.minimumWeeks)),
    mark: rule.mark,
    sources: scheme === "hyperbolic" ? [...new Set([...rule.sources, ...smallSteps.sources])] : rule.sources,
  };
}

/** Message keys of what to bear in mind, the gravest first. */
function cautionsOf(
  rule: TaperRule,
  scheme: TaperPlan["scheme"],
  steps: readonly TaperStep[],
  isShort: boolean,
): string[] {
  return [
    ...(rule.patientLed === true ? ["taper.caution.patient-led"] : []),
    ...(rule.note === undefined ? [] : [rule.note]),
    ...(scheme === "hyperbolic" ? ["taper.caution.small-steps"] : []),
    ...(steps.some(({ larger }) => larger) ? ["taper.caution.larger"] : []),
    ...(isShort ? ["taper.caution.shorter"] : []),
  ];
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
