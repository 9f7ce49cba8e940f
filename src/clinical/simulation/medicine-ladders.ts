/** A medicine as it is prescribed here: doses that exist as tablets, capsules, films or syringes, from the first to the last step. */
export interface Ladder {
  readonly medication: string;
  /** mg per dose. */
  readonly steps: readonly number[];
  /** Index of the first step that counts as an effective dose. */
  readonly effectiveFrom: number;
  readonly frequency: string;
  readonly form: string;
  readonly effects: readonly string[];
}

const ladder = (
  medication: string,
  steps: readonly number[],
  effectiveFrom: number,
  effects: string,
  form = "tablet",
  frequency = "once-daily",
): Ladder => ({ medication, steps, effectiveFrom, frequency, form, effects: effects.split("|") });

const ssri = "nausea|headache|sexual side effects|sweating|sleepiness";
export const LADDERS = {
  sertraline: ladder("sertraline", [25, 50, 100, 150, 200], 1, ssri),
  escitalopram: ladder("escitalopram", [5, 10, 20], 1, ssri),
  escitalopramOlder: ladder("escitalopram", [5, 10], 1, ssri),
  fluoxetine: ladder("fluoxetine", [10, 20, 40, 60], 1, "restlessness|headache|nausea|sexual side effects", "capsule"),
  fluoxetineYouth: ladder("fluoxetine", [10, 20], 1, "restlessness|headache|stomach ache", "capsule"),
  venlafaxine: ladder(
    "venlafaxine",
    [37.5, 75, 150, 225],
    1,
    "nausea|sweating|raised blood pressure",
    "extended-release capsule",
  ),
  duloxetine: ladder("duloxetine", [30, 60, 90, 120], 1, "nausea|dry mouth|sleepiness", "capsule"),
  bupropion: ladder("bupropion", [150, 300], 0, "dry mouth|sleeplessness|tremor", "extended-release tablet"),
  mirtazapine: ladder("mirtazapine", [15, 30, 45], 1, "weight gain|sleepiness|dry mouth"),
  buspirone: ladder("buspirone", [5, 10, 15], 1, "dizziness|headache", "tablet", "twice-daily"),
  prazosin: ladder("prazosin", [1, 2, 4, 6], 2, "dizziness|headache", "capsule"),
  zolpidem: ladder("zolpidem", [5], 0, "morning grogginess", "tablet", "as-needed"),
  hydroxyzine: ladder("hydroxyzine", [25], 0, "sleepiness|dry mouth", "tablet", "as-needed"),
  lithium: ladder("lithium", [300, 450, 600], 1, "tremor|thirst|weight gain", "extended-release tablet", "twice-daily"),
  lamotrigine: ladder("lamotrigine", [25, 50, 100, 200], 2, "headache|dizziness"),
  quetiapine: ladder("quetiapine", [50, 100, 200, 300], 3, "sleepiness|weight gain|dry mouth"),
  aripiprazole: ladder("aripiprazole", [2, 5, 10], 1, "restlessness|weight gain"),
  longActing: ladder(
    "paliperidone palmitate (1-month)",
    [234, 156],
    1,
    "weight gain|sleepiness|restlessness",
    "long-acting injection",
    "monthly",
  ),
  buprenorphine: ladder("buprenorphine", [8, 16, 20, 24], 1, "constipation|sweating|headache", "film"),
  naltrexone: ladder("naltrexone", [25, 50], 1, "nausea|headache"),
  acamprosate: ladder("acamprosate", [666], 0, "loose stools", "delayed-release tablet", "three-times-daily"),
  lisdexamfetamine: ladder(
    "lisdexamfetamine",
    [30, 50, 70],
    0,
    "less appetite|sleeplessness|fast heartbeat",
    "capsule",
  ),
  methylphenidate: ladder("methylphenidate", [18, 36, 54], 1, "less appetite|sleeplessness", "extended-release tablet"),
  atomoxetine: ladder("atomoxetine", [40, 80, 100], 1, "nausea|less appetite", "capsule"),
} as const satisfies Record<string, Ladder>;
