const PACK_TIMES = ["morning", "noon", "evening", "bedtime"] as const;
type PackTime = (typeof PACK_TIMES)[number];

/** A medicine of the list, as ordered. */
export interface PackItem {
  readonly medication: string;
  readonly doseMg: number | null;
  readonly frequency: string;
}

interface PackSlot {
  readonly time: PackTime;
  readonly items: readonly { readonly medication: string; readonly doseMg: number | null }[];
}
export interface PackLayout {
  readonly slots: readonly PackSlot[];
  /** What does not go into a pack for every day, and why: taken as needed, not every day, or at times nobody named. */
  readonly outside: readonly {
    readonly medication: string;
    readonly why: "as-needed" | "not-daily" | "unknown-frequency";
  }[];
}

const TIMES: Readonly<Record<string, readonly PackTime[]>> = {
  "once-daily": ["morning"],
  nightly: ["bedtime"],
  "at-bedtime": ["bedtime"],
  "twice-daily": ["morning", "evening"],
  "three-times-daily": ["morning", "noon", "evening"],
  "four-times-daily": ["morning", "noon", "evening", "bedtime"],
};
const NOT_DAILY = new Set([
  "every-other-day",
  "twice-weekly",
  "weekly",
  "every-2-weeks",
  "every-4-weeks",
  "monthly",
  "every-3-months",
]);

/** One day of an organiser or blister pack: every day of the week is alike. Each medicine is in its slots or outside, never lost. */
export function packLayout(list: readonly PackItem[]): PackLayout {
  const slots = PACK_TIMES.map(
    (time): PackSlot => ({
      time,
      items: list
        .filter(({ frequency }) => TIMES[frequency]?.includes(time) === true)
        .map(({ medication, doseMg }) => ({ medication, doseMg })),
    }),
  );
  const outside = list
    .filter(({ frequency }) => TIMES[frequency] === undefined)
    .map(({ medication, frequency }) => ({ medication, why: whyOutside(frequency) }));
  return { slots, outside };
}

function whyOutside(frequency: string): PackLayout["outside"][number]["why"] {
  if (frequency === "as-needed") return "as-needed";
  return NOT_DAILY.has(frequency) ? "not-daily" : "unknown-frequency";
}
