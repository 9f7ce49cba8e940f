import type { TeamMember } from "../clinical/registry/row.ts";
import type { ImportPlan, PlannedPatient, PlannedResource } from "../fhir/import/plan-import.ts";
import { addKeptIdentifiers, type KeptResource, keepResources, keptHashes } from "../store/kept-resources.ts";
import { lockPatientFile } from "../store/patient-file.ts";
import { addIdentifier, findPatientByIdentifier, type Identifier } from "../store/patients.ts";
import { appendEntries } from "./append-entries.ts";
import type { Ctx } from "./context.ts";
import { dayBefore } from "./day-before.ts";
import { enrolPatient } from "./enrol-patient.ts";
import { changesOf, newestVersions } from "./import-changes.ts";
import { notFound } from "./require-id.ts";

/** How many resources were new or changed, and how many were here just so. */
export interface Taken {
  readonly added: number;
  readonly unchanged: number;
}

/** The name under which a Patient resource is found again, whatever identifiers it has or loses. */
const PATIENT_KEY = "urn:accord:fhir-resource";
/** A key no other system can have given to another person: an address, or a UUID. */
const UNIQUE = /^https?:|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/i;

/** The identifiers a person of a file is matched by. A short id (`Patient/1`) counts only where there is nothing else to go by. */
export function identifiersFor(who: Extract<PlannedPatient["who"], { key: string }>): Identifier[] {
  const { identifiers } = who.person;
  return identifiers.length === 0 || UNIQUE.test(who.key)
    ? [...identifiers, { system: PATIENT_KEY, value: who.key }]
    : [...identifiers];
}

/** Ids of the patients here who carry any of these identifiers. */
export async function patientsWith(ctx: Ctx, identifiers: readonly Identifier[]): Promise<string[]> {
  const found = new Set<string>();
  for (const identifier of identifiers) {
    const patientId = await findPatientByIdentifier(ctx.tx, identifier);
    if (patientId !== null) found.add(patientId);
  }
  return [...found];
}

export type NewcomersTeam = readonly Pick<TeamMember, "personId" | "role" | "track">[];

/** Writes what a plan says of one patient: the person if new, entries in one go, every new or changed resource verbatim. */
export async function importPatient(
  ctx: Ctx,
  { who, resources }: PlannedPatient,
  team: NewcomersTeam,
  alertsSince: string,
): Promise<Taken & { patientId: string }> {
  const patientId = "patientId" in who ? who.patientId : await findOrEnrol(ctx, who, team);
  const file = await lockPatientFile(ctx.tx, patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  const { fresh, old } = await sortOut(ctx, patientId, resources);
  const record = newestVersions(file.entries);
  const entries = [
    ...fresh.flatMap((one) => changesOf(one, record, false)),
    ...old.flatMap((one) => changesOf(one, record, true)),
  ];
  if (entries.length > 0) await appendEntries(ctx, { patientId, entries, alertsSince });
  await keepResources(
    ctx.tx,
    patientId,
    fresh.map((one) => keptOf(ctx, one)),
  );
  return { patientId, added: fresh.length, unchanged: old.length };
}

/** Keeps the resources that are nobody's own, with the identifiers later files search them by. */
export async function importShared(ctx: Ctx, resources: ImportPlan["shared"]): Promise<Taken> {
  if (resources.length === 0) return { added: 0, unchanged: 0 };
  const { fresh, old } = await sortOut(ctx, null, resources);
  await keepResources(
    ctx.tx,
    null,
    fresh.map((one) => keptOf(ctx, one)),
  );
  await addKeptIdentifiers(
    ctx.tx,
    fresh.flatMap(({ type, key, identifiers }) => identifiers.map((one) => ({ ...one, type, sourceKey: key }))),
  );
  return { added: fresh.length, unchanged: old.length };
}

async function findOrEnrol(
  ctx: Ctx,
  who: Extract<PlannedPatient["who"], { key: string }>,
  team: NewcomersTeam,
): Promise<string> {
  const identifiers = identifiersFor(who);
  const [known] = await patientsWith(ctx, identifiers);
  if (known === undefined) {
    const { identifiers: _, ...person } = who.person;
    return (await enrolPatient(ctx, { ...person, identifiers, team })).patientId;
  }
  for (const identifier of identifiers) await addIdentifier(ctx.tx, known, identifier);
  return known;
}

/** A version seen before is old, even where another came since: two files that differ do not push each other out for ever. */
async function sortOut(ctx: Ctx, patientId: string | null, resources: readonly PlannedResource[]) {
  const keys = resources.map(({ key }) => key);
  const kept = await keptHashes(ctx.tx, patientId, keys);
  return {
    fresh: resources.filter(({ hash }) => !kept.has(hash)),
    old: resources.filter(({ hash }) => kept.has(hash)),
  };
}

function keptOf(ctx: Ctx, resource: PlannedResource): KeptResource {
  const { key, type, fullUrl, mapped, label, hash, text } = resource;
  return {
    id: ctx.newId(),
    sourceKey: key,
    resourceType: type,
    fullUrl: fullUrl ?? null,
    mapped,
    label,
    sha256: hash,
    text,
  };
}
