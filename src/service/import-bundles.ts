import type { FhirCodes } from "../clinical/knowledge/fhir-codes.ts";
import { dayNumber, isoDay } from "../clinical/timeline/day-number.ts";
import { faultAt } from "../fhir/check/check-resource.ts";
import { type ImportPlan, planImport } from "../fhir/import/plan-import.ts";
import type { ImportFault } from "../fhir/source/import-fault.ts";
import { readResources, type SourceFile } from "../fhir/source/read-resources.ts";
import type { SourceResource } from "../fhir/source/source-resource.ts";
import type { ActingPerson } from "../store/acting-person.ts";
import { lockImports } from "../store/kept-resources.ts";
import { lockPatientFile } from "../store/patient-file.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";
import { dayBefore } from "./day-before.ts";
import { knownFor } from "./import-known.ts";
import {
  identifiersFor,
  importPatient,
  importShared,
  type NewcomersTeam,
  patientsWith,
  type Taken,
} from "./import-patient.ts";
import { inOrganization, type Workplace } from "./in-organization.ts";

export interface ImportReport {
  readonly files: number;
  /** People the files speak of, new and known. */
  readonly patients: number;
  /** mapped + kept + refused. */
  readonly resources: number;
  /** Became entries, part of one, or a person. */
  readonly mapped: number;
  /** Kept verbatim only: the record has no word for them. */
  readonly kept: number;
  /** Of refused files: nothing of those was written. */
  readonly refused: number;
  /** Resources new here, or changed since they were last brought. */
  readonly added: number;
  readonly unchanged: number;
  readonly faults: readonly ImportFault[];
}

export interface ImportBundles {
  readonly files: readonly SourceFile[];
  readonly codes: FhirCodes;
  /** The care team of people who are new here; absent = nobody yet. */
  readonly team?: NewcomersTeam;
}

/**
 * Takes FHIR R4 files in, each in a transaction of its own: whole, or not at all with every fault named. Files without patients go
 * first, then those that bring patients, so that what one file points to in another is found. The same file twice changes nothing.
 */
export async function importBundles(at: Workplace, actor: ActingPerson, input: ImportBundles): Promise<ImportReport> {
  const read = input.files.map((file) => ({ file, ...readResources(file) }));
  const patients = new Set<string>();
  let report: ImportReport = {
    files: input.files.length,
    patients: 0,
    resources: 0,
    mapped: 0,
    kept: 0,
    refused: 0,
    added: 0,
    unchanged: 0,
    faults: read.flatMap((one) => ("faults" in one ? one.faults : [])),
  };
  const readable = read.flatMap((one) => ("resources" in one ? [one.resources] : []));
  for (const resources of readable.sort((a, b) => rank(a) - rank(b))) {
    const outcome = await inOrganization(at, actor, (ctx) => importFile(ctx, resources, input));
    report = added(report, resources.length, outcome);
    if ("patients" in outcome) for (const patientId of outcome.patients) patients.add(patientId);
  }
  return { ...report, patients: patients.size };
}

type FileOutcome =
  | ({ readonly patients: readonly string[]; readonly mapped: number } & Taken)
  | { readonly faults: readonly ImportFault[] };

async function importFile(
  ctx: Ctx,
  sources: readonly SourceResource[],
  { codes, team = [] }: ImportBundles,
): Promise<FileOutcome> {
  authorise(ctx, "patient.enrol");
  await lockImports(ctx.tx);
  const known = await knownFor(ctx.tx, sources);
  const plan = planImport(sources, { codes, knowledge: ctx.knowledge, known, now: ctx.now });
  if ("faults" in plan) return plan;
  const mistaken = await mistakenIdentity(ctx, plan);
  if (mistaken.length > 0) return { faults: mistaken };

  let { added, unchanged } = await importShared(ctx, plan.shared);
  const patients: string[] = [];
  for (const patient of plan.patients) {
    const taken = await importPatient(ctx, patient, team, alertsSince(ctx));
    patients.push(taken.patientId);
    added += taken.added;
    unchanged += taken.unchanged;
  }
  const mapped = plan.patients.flatMap(({ resources }) => resources).filter((one) => one.mapped).length;
  return { patients, mapped, added, unchanged };
}

/** A person who would be taken for another: identifiers of two people here, or another day of birth. Nothing may be written then. */
async function mistakenIdentity(ctx: Ctx, plan: ImportPlan): Promise<ImportFault[]> {
  const faults: ImportFault[] = [];
  for (const { who } of plan.patients) {
    if ("patientId" in who) continue;
    const [first, ...others] = await patientsWith(ctx, identifiersFor(who));
    if (others.length > 0)
      faults.push(faultAt(who.source, ["identifier"], "belongs to two different patients of the clinic"));
    else if (first !== undefined) {
      const file = await lockPatientFile(ctx.tx, first, dayBefore(ctx.now));
      const born = file?.patient.birthDate ?? null;
      if (born === null || who.person.birthDate === undefined || born === who.person.birthDate) continue;
      faults.push(faultAt(who.source, ["birthDate"], "is not that of the patient with this identifier here"));
    }
  }
  return faults;
}

/**
 * From when on imported answers open alerts: as far back as the longest time any form with a safety item asks about. What a form said
 * before that is history: it is in the record and on the chart, but no one has to act on it today.
 */
function alertsSince(ctx: Ctx): string {
  const asked = [...ctx.knowledge.instruments.values()].map(({ safetyItem, recallDays }) =>
    safetyItem === undefined ? 0 : (recallDays ?? 0),
  );
  return isoDay(dayNumber(ctx.today) - Math.max(...asked, 0));
}

/** Files of no patient first, then those that bring patients, then those that only speak of them. */
function rank(sources: readonly SourceResource[]): number {
  if (sources.some(({ type }) => type === "Patient")) return 1;
  return sources.some(({ resource }) => "subject" in resource || "patient" in resource) ? 2 : 0;
}

function added(report: ImportReport, resources: number, outcome: FileOutcome): ImportReport {
  const all = report.resources + resources;
  if ("faults" in outcome) {
    return {
      ...report,
      resources: all,
      refused: report.refused + resources,
      faults: [...report.faults, ...outcome.faults],
    };
  }
  return {
    ...report,
    resources: all,
    mapped: report.mapped + outcome.mapped,
    kept: report.kept + resources - outcome.mapped,
    added: report.added + outcome.added,
    unchanged: report.unchanged + outcome.unchanged,
  };
}
