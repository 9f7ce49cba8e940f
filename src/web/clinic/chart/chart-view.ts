import type { Known, Maybe } from "../../../clinical/known.ts";
import { isKnown } from "../../../clinical/known.ts";
import type { Situation } from "../../../clinical/situation/situation.ts";
import type { Chart } from "../../../http/contract/chart.ts";

export type ChartFinding = Chart["findings"][number];
export type ChartEntry = Chart["entries"][number];

/** A field of the situation; null where it is unknown or not sent. */
export function situationValue<K extends keyof Situation>(
  chart: Chart,
  field: K,
): Situation[K] extends Maybe<infer T> ? Known<T> | null : never {
  type Found = Situation[K] extends Maybe<infer T> ? Known<T> | null : never;
  const found = chart.situation[field as string] as Maybe<unknown> | undefined;
  return (found !== undefined && found !== null && isKnown(found) ? found : null) as Found;
}
