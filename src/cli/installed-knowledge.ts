import { resolve } from "node:path";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { withLicensedPacks } from "../knowledge/with-licensed-packs.ts";

/** The data folder of this installation, as the server reads it. */
export const dataFolder = (): string => resolve(process.env.ACCORD_DATA || "data");

/** The shipped knowledge with the licensed words of this installation, as the server loads it. Packs left out are named on standard error. */
export function installedKnowledge(): Knowledge {
  const { knowledge, refused } = withLicensedPacks(
    loadKnowledge(),
    dataFolder(),
    new Date().toISOString().slice(0, 10),
  );
  for (const reason of refused) console.error(`Not used: ${reason}`);
  return knowledge;
}
