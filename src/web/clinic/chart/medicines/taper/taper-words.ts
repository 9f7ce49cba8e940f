import type { TaperStepRead } from "../../../../../http/contract/tapers.ts";
import type { Say } from "../../../../shared/charts/words.ts";

type Take = NonNullable<TaperStepRead["take"]>[number];

/** What is taken for a dose, in words; where days alternate, both. */
export function takeInWords(say: Say, { doseMg, take, takeOther }: TaperStepRead): string {
  if (doseMg === 0) return say("taper.nothing");
  if (take === null) return say("taper.take-unknown");
  if (takeOther === null) return takesInWords(say, take);
  return say("taper.take-other", { one: takesInWords(say, take), other: takesInWords(say, takeOther) });
}

/** Pieces or millilitres of one dose, in words. */
export function takesInWords(say: Say, take: readonly Take[]): string {
  return take.length === 0 ? say("taper.nothing") : take.map((one) => takeOne(say, one)).join(" + ");
}

function takeOne(say: Say, { form, strengthMg, pieces, product, mgPerMl, ml }: Take): string {
  if (ml !== undefined && mgPerMl !== undefined) return say("taper.take-ml", { ml, mgPerMl });
  const name = [form.replaceAll("-", " "), product].filter(Boolean).join(" ");
  if (pieces === 0.5) return say("taper.take-half", { mg: strengthMg ?? 0, form: name });
  return say("taper.take-pieces", { count: pieces ?? 0, mg: strengthMg ?? 0, form: name });
}

/** The step in force on a day of the taper; undefined before the first. */
function stepOn(steps: readonly TaperStepRead[], day: number): TaperStepRead | undefined {
  return steps.findLast((step) => step.day <= day);
}

/** Milligrams to take on one day of the taper: what the pieces make, also where days alternate. Null where it is not known how it is made up. */
export function milligramsOn(steps: readonly TaperStepRead[], day: number, fromMg: number | null): number | null {
  const step = stepOn(steps, day);
  if (step === undefined) return fromMg;
  if (step.doseMg === 0) return 0;
  const odd = (day - step.day) % 2 === 1;
  const take = odd && step.takeOther !== null ? step.takeOther : step.take;
  if (take === null) return null;
  const total = take.reduce((sum, one) => sum + (one.strengthMg ?? one.mgPerMl ?? 0) * (one.pieces ?? one.ml ?? 0), 0);
  return Math.round(total * 10_000) / 10_000;
}
