import type { SideEffectMark, SignMark } from "../../timeline/timeline.ts";
import type { CareCase } from "./care-case.ts";

/** The last word on one sign, seen as such or told as a side effect of that name. */
export interface Observed {
  readonly day: number;
  readonly present: boolean;
  readonly severity: SignMark["severity"];
  readonly source: SignMark["source"];
  readonly kind: "sign" | "side-effect";
}

/** What was last noted of a sign within the days it counts; undefined where nobody looked or it is too long ago. */
export function observed(of: CareCase, sign: string): Observed | undefined {
  const { timeline } = of;
  const marks = [
    ...timeline.signs.filter((mark) => mark.sign === sign).map(asSign),
    ...timeline.sideEffects.filter((mark) => mark.effect === sign).map(asSideEffect),
  ].filter((mark) => timeline.asOfDay - mark.day <= of.knowledge.playbook.limits.signDays);
  // Sorting keeps the order of one lane; seen on one day as a sign and told absent as a side effect, the sign stands.
  return marks.sort((a, b) => a.day - b.day || Number(a.kind === "sign") - Number(b.kind === "sign")).at(-1);
}

function asSign({ day, present, severity, source }: SignMark): Observed {
  return { day, present, severity, source, kind: "sign" };
}

function asSideEffect({ day, severity, resolved }: SideEffectMark): Observed {
  const present = severity !== "none" && !resolved;
  return { day, present, severity: severity === "none" ? null : severity, source: null, kind: "side-effect" };
}
