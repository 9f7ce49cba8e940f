import type { Random } from "./random.ts";

type Archetype =
  | "responder"
  | "partial"
  | "non-responder"
  | "early-dropout"
  | "relapse"
  | "deteriorating"
  | "just-started"
  | "maintenance";

interface Shape {
  readonly archetype: Archetype;
  readonly weight: number;
  /** Weeks since the first day of treatment, least and most. */
  readonly weeks: readonly [number, number];
  /** Share of the first score that is gone in the end, least and most; below 0 = worse. */
  readonly gain: readonly [number, number];
}

/** Weights after the first step of large trials: about four in ten well, a good part partly better, some lost or worse. */
const SHAPES: readonly Shape[] = [
  { archetype: "responder", weight: 27, weeks: [3, 26], gain: [0.58, 0.95] },
  { archetype: "partial", weight: 18, weeks: [4, 22], gain: [0.26, 0.48] },
  { archetype: "non-responder", weight: 13, weeks: [5, 24], gain: [-0.06, 0.2] },
  { archetype: "early-dropout", weight: 8, weeks: [7, 14], gain: [0, 0.35] },
  { archetype: "relapse", weight: 5, weeks: [28, 52], gain: [0.82, 0.95] },
  { archetype: "deteriorating", weight: 6, weeks: [3, 10], gain: [-0.75, -0.25] },
  { archetype: "just-started", weight: 11, weeks: [0, 2], gain: [0.4, 0.9] },
  { archetype: "maintenance", weight: 12, weeks: [28, 64], gain: [0.84, 0.97] },
];

/** How one person's illness goes: `burden(day)` is the share of the first score that is left. */
export interface Course {
  readonly archetype: Archetype;
  /** Days from the first day of treatment to today. */
  readonly days: number;
  /** The last day anything is heard of the person; today unless they dropped out. */
  readonly lastContact: number;
  /** Day on which the illness came back; absent where it did not. */
  readonly relapsedOn?: number;
  readonly burden: (day: number) => number;
}

export function drawCourse(random: Random): Course {
  const shape = random.weighted(SHAPES);
  const days = random.whole(shape.weeks[0] * 7, shape.weeks[1] * 7 + 6);
  const gain = shape.gain[0] + random.unit() * (shape.gain[1] - shape.gain[0]);
  const halfway = 12 + random.unit() * 22;
  const improving = (day: number) => 1 - gain * (1 - Math.exp((-Math.max(0, day) * Math.LN2) / halfway));
  const course = { archetype: shape.archetype, days, lastContact: days, burden: improving };
  if (shape.archetype === "early-dropout") {
    return { ...course, lastContact: Math.max(7, days - random.whole(30, 60)) };
  }
  if (shape.archetype !== "relapse") return course;
  const relapsedOn = days - random.whole(10, 40);
  const back = (day: number) => Math.min(0.95, improving(day) + Math.max(0, day - relapsedOn + 14) * 0.03);
  return { ...course, relapsedOn, burden: back };
}
