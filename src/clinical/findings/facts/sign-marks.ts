import type { SideEffectMark, SignMark, Timeline } from "../../timeline/timeline.ts";
import type { Limits } from "../playbook.ts";
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
export function observed({ observed: last }: CareCase, sign: string): Observed | undefined {
  return last.get(sign);
}

/** The last word on each sign that was noted within the days it counts: many rows ask, so they are gone through once. */
export function observedSigns({ signs, sideEffects, asOfDay }: Timeline, { signDays }: Limits): Map<string, Observed> {
  const last = new Map<string, Observed>();
  const note = (sign: string, mark: Observed) => {
    const before = last.get(sign);
    if (before === undefined || mark.day >= before.day) last.set(sign, mark);
  };
  // Seen on one day as a sign and told absent as a side effect, the sign stands: it comes second.
  for (const mark of sideEffects) if (asOfDay - mark.day <= signDays) note(mark.effect, asSideEffect(mark));
  for (const mark of signs) if (asOfDay - mark.day <= signDays) note(mark.sign, asSign(mark));
  return last;
}

function asSign({ day, present, severity, source }: SignMark): Observed {
  return { day, present, severity, source, kind: "sign" };
}

function asSideEffect({ day, severity, resolved }: SideEffectMark): Observed {
  const present = severity !== "none" && !resolved;
  return { day, present, severity: severity === "none" ? null : severity, source: null, kind: "side-effect" };
}
