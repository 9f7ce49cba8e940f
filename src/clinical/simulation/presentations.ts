import { LADDERS, type Ladder } from "./medicine-ladders.ts";

/** A measure and how it is filled at this clinic. */
export interface MeasurePlan {
  readonly instrument: string;
  /** Items and greatest answer; absent = only the total is kept (the words are not ours). */
  readonly form?: readonly [items: number, most: number];
  /** Greatest total the instrument has. */
  readonly most: number;
  /** First total, least and most. */
  readonly first: readonly [number, number];
  /** What is left when the illness is gone. */
  readonly floor: number;
  readonly everyDays: number;
}

/** Something a presentation brings beside measures, medicines and sessions. */
type Feature =
  | "sleep-diary"
  | "panic-diary"
  | "craving"
  | "opioid-screens"
  | "drinking-days"
  | "lithium-labs"
  | "injection"
  | "stimulant-vitals"
  | "mania-check";

export interface Presentation {
  readonly weight: number;
  readonly conditions: readonly { readonly condition: string; readonly features?: readonly string[] }[];
  readonly ages: readonly [number, number];
  /** Share of women; absent = one half. */
  readonly female?: number;
  readonly contexts?: readonly ("pregnant" | "postpartum")[];
  readonly measures: readonly MeasurePlan[];
  readonly protocols: readonly (readonly [protocol: string, sessions: number])[];
  readonly medicines: readonly Ladder[];
  /** Shares of therapy alone, medication alone, both. */
  readonly tracks: readonly [number, number, number];
  readonly level: number;
  readonly label?: "sud";
  readonly features: readonly Feature[];
}

const phq9 = (least: number, most: number): MeasurePlan => ({
  instrument: "PHQ-9",
  form: [9, 3],
  most: 27,
  first: [least, most],
  floor: 1,
  everyDays: 14,
});
const gad7 = (least: number, most: number): MeasurePlan => ({
  ...phq9(least, most),
  instrument: "GAD-7",
  form: [7, 3],
  most: 21,
});
const MOST = {
  "PDSS-SR": 28,
  "Y-BOCS": 40,
  ISI: 28,
  EPDS: 30,
  "SCARED-41": 82,
  ASRM: 20,
  "CRAVE-NRS": 10,
  WSAS: 40,
} as const;
const totalOnly = (
  instrument: keyof typeof MOST,
  least: number,
  most: number,
  floor: number,
  everyDays = 14,
): MeasurePlan => ({ instrument, most: MOST[instrument], first: [least, most], floor, everyDays });

const { sertraline, escitalopram, fluoxetine, venlafaxine, duloxetine, bupropion, mirtazapine } = LADDERS;
const depression = [sertraline, escitalopram, fluoxetine, bupropion, mirtazapine, venlafaxine, duloxetine];
const usual = { tracks: [0.24, 0.16, 0.6], level: 2, features: [], ages: [18, 64] } as const;

/** What people come with, how often, and how it is measured and treated. */
export const PRESENTATIONS: readonly Presentation[] = [
  {
    ...usual,
    weight: 26,
    conditions: [{ condition: "mdd", features: ["recurrent"] }],
    measures: [phq9(12, 24), { ...gad7(5, 14), everyDays: 28 }],
    protocols: [
      ["cbt", 16],
      ["ba", 12],
      ["ipt", 14],
      ["act", 12],
    ],
    medicines: depression,
    level: 3,
  },
  {
    ...usual,
    weight: 6,
    conditions: [{ condition: "mdd" }],
    measures: [phq9(10, 14)],
    protocols: [
      ["guided-self-help", 6],
      ["ba", 10],
    ],
    medicines: [sertraline],
    tracks: [0.9, 0, 0.1],
    level: 1,
  },
  {
    ...usual,
    weight: 10,
    conditions: [{ condition: "gad" }],
    measures: [gad7(10, 20), { ...phq9(5, 12), everyDays: 28 }],
    protocols: [["cbt-gad", 14]],
    medicines: [escitalopram, sertraline, duloxetine, LADDERS.buspirone],
  },
  {
    ...usual,
    weight: 6,
    conditions: [{ condition: "panic", features: ["agoraphobic-avoidance"] }],
    measures: [totalOnly("PDSS-SR", 11, 22, 2), { ...gad7(8, 16), everyDays: 28 }],
    protocols: [["panic-cbt", 12]],
    medicines: [sertraline, escitalopram],
    features: ["panic-diary"],
  },
  {
    ...usual,
    weight: 5,
    conditions: [{ condition: "social-anxiety" }],
    measures: [gad7(10, 19)],
    protocols: [["sad-cbt", 14]],
    medicines: [sertraline, escitalopram, venlafaxine],
  },
  {
    ...usual,
    weight: 7,
    conditions: [{ condition: "ptsd" }],
    measures: [
      { instrument: "PCL-5", form: [20, 4], most: 80, first: [36, 68], floor: 6, everyDays: 14 },
      { ...phq9(9, 18), everyDays: 28 },
    ],
    protocols: [
      ["cpt", 12],
      ["pe", 12],
      ["emdr", 10],
    ],
    medicines: [sertraline, venlafaxine, LADDERS.prazosin],
  },
  {
    ...usual,
    weight: 5,
    conditions: [{ condition: "ocd" }],
    measures: [totalOnly("Y-BOCS", 20, 33, 5), { ...phq9(6, 13), everyDays: 28 }],
    protocols: [["erp", 16]],
    medicines: [sertraline, fluoxetine],
    level: 3,
  },
  {
    ...usual,
    weight: 6,
    conditions: [{ condition: "insomnia" }],
    measures: [totalOnly("ISI", 15, 26, 3), { ...phq9(5, 9), everyDays: 42 }],
    protocols: [["cbt-i", 6]],
    medicines: [LADDERS.zolpidem],
    tracks: [0.7, 0.05, 0.25],
    features: ["sleep-diary"],
  },
  {
    ...usual,
    weight: 5,
    conditions: [{ condition: "mdd", features: ["peripartum"] }],
    ages: [19, 41],
    female: 1,
    contexts: ["pregnant", "postpartum"],
    measures: [phq9(11, 21), totalOnly("EPDS", 13, 23, 2, 28)],
    protocols: [
      ["ipt", 12],
      ["cbt", 12],
    ],
    medicines: [sertraline],
    tracks: [0.5, 0.05, 0.45],
  },
  {
    ...usual,
    weight: 6,
    conditions: [{ condition: "mdd" }],
    ages: [12, 17],
    female: 0.62,
    measures: [{ ...phq9(11, 22), instrument: "PHQ-9M" }, totalOnly("SCARED-41", 18, 45, 6, 42)],
    protocols: [
      ["cbt", 14],
      ["ipt", 12],
    ],
    medicines: [LADDERS.fluoxetineYouth, escitalopram],
    tracks: [0.5, 0.02, 0.48],
  },
  {
    ...usual,
    weight: 3,
    conditions: [{ condition: "gad" }],
    ages: [12, 17],
    measures: [gad7(10, 18), totalOnly("SCARED-41", 30, 58, 8, 42)],
    protocols: [["cbt-gad", 12]],
    medicines: [sertraline, LADDERS.fluoxetineYouth],
    tracks: [0.65, 0, 0.35],
  },
  {
    ...usual,
    weight: 6,
    conditions: [{ condition: "mdd", features: ["recurrent", "late-life"] }],
    ages: [65, 91],
    measures: [
      phq9(10, 20),
      { instrument: "GDS-15", form: [15, 1], most: 15, first: [8, 14], floor: 1, everyDays: 28 },
    ],
    protocols: [
      ["ba", 12],
      ["ipt", 12],
    ],
    medicines: [sertraline, mirtazapine, LADDERS.escitalopramOlder],
    tracks: [0.25, 0.3, 0.45],
  },
  {
    ...usual,
    weight: 5,
    conditions: [{ condition: "bipolar-1" }],
    ages: [20, 66],
    measures: [phq9(8, 18), totalOnly("ASRM", 1, 8, 0, 28)],
    protocols: [
      ["fft", 16],
      ["cbt", 12],
    ],
    medicines: [LADDERS.lithium, LADDERS.quetiapine],
    tracks: [0, 0.45, 0.55],
    level: 3,
    features: ["lithium-labs", "mania-check"],
  },
  {
    ...usual,
    weight: 3,
    conditions: [{ condition: "bipolar-2" }],
    measures: [phq9(10, 20), totalOnly("ASRM", 0, 6, 0, 28)],
    protocols: [
      ["fft", 16],
      ["cbt", 12],
    ],
    medicines: [LADDERS.lamotrigine, LADDERS.quetiapine],
    tracks: [0, 0.4, 0.6],
    level: 3,
    features: ["mania-check"],
  },
  {
    ...usual,
    weight: 4,
    conditions: [{ condition: "psychosis" }],
    ages: [18, 58],
    female: 0.4,
    measures: [phq9(5, 14), { instrument: "AIMS", form: [12, 0], most: 0, first: [0, 0], floor: 0, everyDays: 182 }],
    protocols: [["cbtp", 20]],
    medicines: [LADDERS.longActing],
    tracks: [0, 0.5, 0.5],
    level: 4,
    features: ["injection"],
  },
  {
    ...usual,
    weight: 6,
    conditions: [{ condition: "oud" }],
    female: 0.38,
    measures: [totalOnly("CRAVE-NRS", 5, 9, 0), { ...gad7(5, 16), everyDays: 28 }],
    protocols: [["cbt-sud", 24]],
    medicines: [LADDERS.buprenorphine],
    tracks: [0, 0.25, 0.75],
    level: 3,
    label: "sud",
    features: ["craving", "opioid-screens"],
  },
  {
    ...usual,
    weight: 5,
    conditions: [{ condition: "aud" }],
    ages: [22, 72],
    female: 0.38,
    measures: [totalOnly("CRAVE-NRS", 4, 9, 0), { ...phq9(6, 15), everyDays: 28 }],
    protocols: [
      ["met", 4],
      ["cbt-sud", 12],
    ],
    medicines: [LADDERS.naltrexone, LADDERS.acamprosate],
    tracks: [0.25, 0.2, 0.55],
    label: "sud",
    features: ["craving", "drinking-days"],
  },
  {
    ...usual,
    weight: 5,
    conditions: [{ condition: "adhd" }],
    ages: [12, 48],
    female: 0.45,
    measures: [totalOnly("WSAS", 14, 30, 5, 28), { ...phq9(3, 11), everyDays: 42 }],
    protocols: [["cbt", 12]],
    medicines: [LADDERS.lisdexamfetamine, LADDERS.methylphenidate, LADDERS.atomoxetine],
    tracks: [0.1, 0.55, 0.35],
    features: ["stimulant-vitals"],
  },
];
