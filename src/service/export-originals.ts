import type { FhirCodes } from "../clinical/knowledge/fhir-codes.ts";
import { effectiveEntries } from "../clinical/record/effective-entries.ts";
import type { Entry } from "../clinical/record/entry.ts";
import { type FoundReference, referencesOf, searchOf, unversioned } from "../fhir/check/references.ts";
import type { BundleEntry } from "../fhir/export/export-bundle.ts";
import { fullUrlOf } from "../fhir/export/export-names.ts";
import { carriedEntry, isDerived } from "../fhir/import/entry-extension.ts";
import { type PlannedResource, planImport } from "../fhir/import/plan-import.ts";
import type { Json } from "../fhir/json.ts";
import type { SourceResource } from "../fhir/source/source-resource.ts";
import { type KeptTarget, keptByIdentifier, keptByReference, keptResourcesOf } from "../store/kept-resources.ts";
import type { Ctx } from "./context.ts";
import { firstId, sameContent } from "./import-changes.ts";
import { knownFor } from "./import-known.ts";

export interface Originals {
  readonly patient: BundleEntry | undefined;
  readonly originals: readonly BundleEntry[];
  /** Ids of entries that the originals say already. */
  readonly covered: ReadonlySet<string>;
}

/**
 * The resources a patient came with, as they came: those only kept, and those that became entries which still stand just so.
 * Where an entry was corrected or retracted here, its original would say what no longer holds and stays out.
 */
export async function originalsOf(
  ctx: Ctx,
  patientId: string,
  entries: readonly Entry[],
  codes: FhirCodes,
): Promise<Originals> {
  const kept = await keptResourcesOf(ctx.tx, patientId);
  const sources = kept.map(sourceOf).filter(({ resource }) => carriedEntry(resource) === null && !isDerived(resource));
  if (sources.length === 0) return { patient: undefined, originals: [], covered: new Set() };
  const planned = await replanned(ctx, sources, codes);
  const standing = new Map(effectiveEntries(entries).map((entry) => [firstId(entry.id), entry]));
  const match = new Map(planned.map((one) => [one, matchesOf(one, standing)]));
  const allStand = [...match.values()].every((found) => found !== null);
  // A resource that is part of another's entry says something by itself when that other one is not there.
  const goesOut = (one: PlannedResource) =>
    !one.mapped || one.type === "Patient" || (match.get(one) !== null && (one.entries.length > 0 || allStand));
  const out = new Set(planned.filter(goesOut).map(({ text }) => text));
  const leaving = sources.filter(({ text }) => out.has(text));
  const covered = new Set(planned.filter(goesOut).flatMap((one) => match.get(one) ?? []));
  const patient = leaving.find(({ type }) => type === "Patient");
  const others = leaving.filter(({ type }) => type !== "Patient");
  const shared = await sharedBy(ctx, leaving);
  return {
    patient: patient === undefined ? undefined : bundleEntry(patientId, patient),
    originals: [...others.map((one) => bundleEntry(patientId, one)), ...shared.map((one) => bundleEntry("", one))],
    covered,
  };
}

/** What the originals say, as the import would read them today; nothing where they no longer pass it. */
async function replanned(
  ctx: Ctx,
  sources: readonly SourceResource[],
  codes: FhirCodes,
): Promise<readonly PlannedResource[]> {
  const known = await knownFor(ctx.tx, sources);
  const plan = planImport(sources, { codes, knowledge: ctx.knowledge, known, now: ctx.now });
  return "faults" in plan ? [] : [...plan.patients.flatMap(({ resources }) => resources), ...plan.shared];
}

/** Ids of the standing entries that a resource's entries are, in whatever version; null where one of them does not stand just so. */
function matchesOf(resource: PlannedResource, standing: ReadonlyMap<string, Entry>): string[] | null {
  const ids = resource.entries.flatMap((entry) => {
    const twin = standing.get(entry.id);
    return twin !== undefined && sameContent(twin, entry) ? [twin.id] : [];
  });
  return ids.length === resource.entries.length ? ids : null;
}

/** The resources that are nobody's own and that these point to, directly or through one another. */
async function sharedBy(ctx: Ctx, sources: readonly SourceResource[]): Promise<SourceResource[]> {
  const found = new Map<string, SourceResource>();
  let latest = sources;
  while (latest.length > 0) {
    const targets = await targetsOf(ctx, latest.flatMap(referencesOf));
    const fresh = targets.filter(({ patientId, key }) => patientId === null && !found.has(key));
    for (const target of fresh) found.set(target.key, sourceOf(target));
    latest = fresh.map(sourceOf);
  }
  return [...found.values()];
}

async function targetsOf(ctx: Ctx, references: readonly FoundReference[]): Promise<KeptTarget[]> {
  const names = [...new Set(references.map(({ reference }) => unversioned(reference)))];
  const searches = names.flatMap((name) => searchOf(name) ?? []);
  return [...(await keptByReference(ctx.tx, names)), ...(await keptByIdentifier(ctx.tx, searches))];
}

function sourceOf(kept: { text: string; fullUrl: string | null; resourceType: string }): SourceResource {
  const resource = JSON.parse(kept.text) as Json;
  return {
    file: "kept",
    line: 1,
    text: kept.text,
    resource,
    type: kept.resourceType,
    id: typeof resource.id === "string" ? resource.id : undefined,
    fullUrl: kept.fullUrl ?? undefined,
    inTransaction: true,
  };
}
function bundleEntry(patientId: string, { fullUrl, type, id, text }: SourceResource): BundleEntry {
  return { fullUrl: fullUrl ?? fullUrlOf(patientId, `${type}/${id ?? text}`), type, text };
}
