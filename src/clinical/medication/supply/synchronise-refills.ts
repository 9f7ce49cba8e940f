/** A medicine fetched again and again. Days count from any one day. */
export interface Fill {
  readonly medication: string;
  /** First day without supply: the next has to be there. */
  readonly runsOutDay: number;
  /** Days a usual supply lasts. */
  readonly usualDays: number;
  /** The most that may be handed out at once, days. */
  readonly mostDays: number;
  /** Days before it runs out that it may be fetched at the earliest; absent = never early. */
  readonly earlyDays?: number | undefined;
}

export interface SynchroniseOptions {
  /** The first day anything can be fetched. */
  readonly today: number;
  /** A later pick-up day than the first possible one; an earlier is not possible and changes nothing. */
  readonly onDay?: number;
}

/** A supply to be handed out once, so that all run out together. */
interface PartialFill {
  readonly medication: string;
  readonly day: number;
  readonly days: number;
}

export interface Synchronised {
  /** From this day all are fetched together. */
  readonly pickUpDay: number;
  /** The common round, days: the shortest usual supply, within every limit. */
  readonly everyDays: number;
  readonly partialFills: readonly PartialFill[];
}

/**
 * One pick-up day for all, with the fewest partial fills: unless a later one is wished for, the first day on which everything may be fetched, since each later day only asks
 * for more of them. Nobody is without a medicine on the way (a partial fill begins on the day the supply ends, or today where it has
 * ended) and no fill is longer than its limit. Null where there is nothing to bring together, or a supply is shorter than one day.
 */
export function synchroniseRefills(
  fills: readonly Fill[],
  { today, onDay = today }: SynchroniseOptions,
): Synchronised | null {
  if (fills.length === 0 || fills.some(({ mostDays, usualDays }) => mostDays < 1 || usualDays < 1)) return null;
  const pickUpDay = Math.max(onDay, ...fills.map((fill) => earliest(fill, today)));
  return {
    pickUpDay,
    everyDays: Math.min(...fills.map(({ usualDays, mostDays }) => Math.min(usualDays, mostDays))),
    partialFills: fills.flatMap((fill) => bridge(fill, pickUpDay, today)),
  };
}

/** The first day on which a full supply may be handed out. */
function earliest({ runsOutDay, earlyDays = 0 }: Fill, today: number): number {
  return Math.max(today, runsOutDay - earlyDays);
}

/** What has to be handed out once so that the supply reaches the common day; in several parts where its limit asks for it. */
function bridge({ medication, runsOutDay, mostDays }: Fill, pickUpDay: number, today: number): PartialFill[] {
  const parts: PartialFill[] = [];
  for (let day = Math.max(runsOutDay, today); day < pickUpDay; ) {
    const days = Math.min(mostDays, pickUpDay - day);
    parts.push({ medication, day, days });
    day += days;
  }
  return parts;
}
