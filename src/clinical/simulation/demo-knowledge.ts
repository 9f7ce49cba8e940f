import type { DemoPeople } from "./demo-people.ts";
import type { Vignette } from "./vignette.ts";

/** What the demo clinic is made of beside the generator: its people and its three worked patient stories. */
export interface DemoKnowledge {
  readonly vignettes: readonly Vignette[];
  readonly people: DemoPeople;
}
