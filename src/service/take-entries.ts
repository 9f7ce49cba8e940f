import { contradictionFaults } from "../clinical/record/contradiction-faults.ts";
import type { Entry } from "../clinical/record/entry.ts";
import { linkFaults } from "../clinical/record/link-faults.ts";
import type { Fault } from "../clinical/record/record.ts";
import { validateEntry } from "../clinical/record/validate.ts";
import type { PatientFile } from "../store/patient-file.ts";
import type { Ctx } from "./context.ts";
import { Refusal } from "./refusal.ts";
import { type Stamped, sameEntry } from "./same-entry.ts";
import { stampEntry } from "./stamp-entry.ts";

/** An entry as it came from outside, checked. */
export interface Sent {
  readonly entry: Entry;
  readonly stamped: readonly Stamped[];
}

/** Checks entries one by one, each on its own; refuses all of them with every fault of any. */
export function checkedEntries(ctx: Ctx, entries: readonly unknown[], stamped: readonly Stamped[]): Sent[] {
  const faults: Fault[] = [];
  const sent = entries.flatMap((input) => {
    const { value, filledIn } = stampEntry(ctx, input);
    const result = validateEntry(value, ctx.knowledge);
    if ("entry" in result) return [{ entry: result.entry, stamped: [...filledIn, ...stamped] }];
    faults.push(...result.faults);
    return [];
  });
  refuseFaults(faults);
  return sent;
}

export interface Sorted {
  readonly fresh: readonly Entry[];
  /** Ids of entries that are in the record already, just so. */
  readonly repeated: readonly string[];
  /** The same id with other content. */
  readonly clashes: readonly Fault[];
}

/** Tells what is new from what is kept already. */
export function sortEntries(sent: readonly Sent[], file: PatientFile): Sorted {
  const ids = new Set(sent.map(({ entry }) => entry.id));
  const kept = new Map(file.entries.filter(({ id }) => ids.has(id)).map((entry) => [entry.id, entry]));
  const fresh = new Map<string, Entry>();
  const repeated: string[] = [];
  const clashes: Fault[] = [];
  for (const { entry, stamped } of sent) {
    const twin = kept.get(entry.id) ?? fresh.get(entry.id);
    if (twin === undefined) fresh.set(entry.id, entry);
    else if (!sameEntry(entry, twin, stamped))
      clashes.push({ entry: entry.id, field: "id", reason: "is taken by another entry" });
    else if (kept.has(entry.id)) repeated.push(entry.id);
  }
  return { fresh: [...fresh.values()], repeated, clashes };
}

/** Kinds whose entries can contradict one another: an illness over before it began, two deaths. */
const CONTRADICTING = new Set<Entry["kind"]>(["condition", "profile"]);

/** What is wrong with new entries beside those of the record: corrections of nothing, a cycle of replacements, a contradiction. */
export function linkFaultsOf(fresh: readonly Entry[], file: PatientFile): Fault[] {
  const news = new Set(fresh.map(({ id }) => id));
  const all = [...file.entries, ...fresh];
  const contradictions = fresh.some(({ kind }) => CONTRADICTING.has(kind)) ? contradictionFaults(all) : [];
  return [...linkFaults(all, new Set()), ...contradictions].filter(({ entry }) => entry !== null && news.has(entry));
}

export function refuseFaults(faults: readonly Fault[]): void {
  if (faults.length === 0) return;
  throw new Refusal(
    "invalid-entry",
    422,
    "Nothing was kept: some of it is not as an entry must be. See what is wrong where.",
    faults,
  );
}

export const movedOn = (): Refusal =>
  new Refusal(
    "record-moved-on",
    412,
    "Someone else wrote in this record since you opened it. Look at what is new, then send yours again.",
  );

export const idTaken = (faults: readonly Fault[]): Refusal =>
  new Refusal(
    "entry-id-taken",
    409,
    "An entry with this id is in the record already, with other content. Nothing was changed.",
    faults,
  );
