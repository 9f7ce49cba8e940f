interface Stops {
  readonly days: readonly { readonly day: number }[];
}

/** The next day worth stopping at after (or, back, before) `day`; null at the end of the story. */
export function stopFrom({ days }: Stops, day: number, way: "on" | "back"): number | null {
  const found = way === "on" ? days.find((one) => one.day > day) : days.findLast((one) => one.day < day);
  return found?.day ?? null;
}
