import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { licensedPack, licensedPackFaults, withPack } from "../clinical/knowledge/licensed-pack.ts";
import { freezeDeep } from "./freeze-deep.ts";

export interface PacksRead {
  readonly knowledge: Knowledge;
  /** `file: place: reason` of each pack that was left out; the rest runs. */
  readonly refused: readonly string[];
}

/** Adds the words a clinic holds a licence for, from `licensed-packs` in its data folder. Without that folder nothing changes. */
export function withLicensedPacks(knowledge: Knowledge, dataFolder: string, today: string): PacksRead {
  const folder = join(dataFolder, "licensed-packs");
  const instruments = new Map(knowledge.instruments);
  const refused: string[] = [];
  for (const name of jsonFiles(folder)) {
    const file = `licensed-packs/${name}`;
    const read = readPack(join(folder, name));
    if ("faults" in read) refused.push(...read.faults.map((fault) => `${file}: ${fault}`));
    else {
      const instrument = instruments.get(read.pack.instrument);
      const faults = licensedPackFaults(read.pack, instrument, today);
      refused.push(...faults.map((fault) => `${file}: ${fault}`));
      if (instrument !== undefined && faults.length === 0)
        instruments.set(instrument.id, freezeDeep(withPack(instrument, read.pack)));
    }
  }
  return { knowledge: { ...knowledge, instruments }, refused };
}

function readPack(path: string) {
  try {
    const parsed = licensedPack.safeParse(JSON.parse(readFileSync(path, "utf8")));
    if (parsed.success) return { pack: parsed.data };
    return { faults: parsed.error.issues.map(({ path: at, message }) => `${at.join(".") || "the file"}: ${message}`) };
  } catch (error) {
    return { faults: [`the file: ${error instanceof Error ? error.message : String(error)}`] };
  }
}

function jsonFiles(folder: string): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith(".json"))
      .toSorted();
  } catch {
    return [];
  }
}
