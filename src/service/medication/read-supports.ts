import { careCaseOf } from "../../clinical/findings/facts/care-case.ts";
import { findMedication } from "../../clinical/knowledge/find-medication.ts";
import type { Knowledge } from "../../clinical/knowledge/knowledge.ts";
import { type LaneSupply, laneSupplies } from "../../clinical/medication/supply/lane-supply.ts";
import { type PackLayout, packLayout } from "../../clinical/medication/supply/pack-layout.ts";
import { type Simpler, simplerRegimen } from "../../clinical/medication/supply/simpler-regimen.ts";
import { type StorageDue, storageDue } from "../../clinical/medication/supply/storage-due.ts";
import type { Fill } from "../../clinical/medication/supply/synchronise-refills.ts";
import type { Take } from "../../clinical/medication/taper/dispensable-doses.ts";
import { madeOf } from "../../clinical/medication/taper/made-of.ts";
import type { MedicineLine } from "../../clinical/reconciliation/medicine-line.ts";
import { medicineList } from "../../clinical/reconciliation/medicine-list.ts";
import { dayNumber } from "../../clinical/timeline/day-number.ts";
import { type EntriesByKind, entriesByKind } from "../../clinical/timeline/entries-by-kind.ts";
import { appendAudit } from "../../store/audit-trail.ts";
import { readPatientFile } from "../../store/patient-file.ts";
import { authorise } from "../authorise.ts";
import type { Ctx } from "../context.ts";
import { dayBefore } from "../day-before.ts";
import { recordOf } from "../derive.ts";
import { notFound, requireId } from "../require-id.ts";

/** A supply with what else is known of taking this medicine. */
type Supplied = LaneSupply & {
  /** Supplies handed out, the newest first. */
  readonly handedOut: readonly {
    readonly on: string;
    readonly daysSupply: number | null;
    readonly quantity: number | null;
  }[];
  /** Doses missed as asked, the newest first. */
  readonly asked: readonly {
    readonly on: string;
    readonly missed: number;
    readonly of: number;
    readonly source: string | null;
    readonly barriers: readonly string[];
  }[];
  /** Whether fewer days are covered than usually counts as enough; null where not known. */
  readonly low: boolean | null;
};

export interface SupportsRead {
  readonly recordVersion: number;
  readonly today: string;
  readonly supplies: readonly Supplied[];
  readonly lowPct: number;
  /** What can be brought to one day; days count from 1970-01-01. */
  readonly fills: readonly Fill[];
  readonly pack: PackLayout & {
    readonly days: number;
    /** What each dose is made up of, by medicine; null where nothing sold makes it. */
    readonly made: Readonly<Record<string, readonly Take[] | null>>;
  };
  readonly simpler: readonly Simpler[];
  /** Null while no medicine is in the house. */
  readonly storage: StorageDue | null;
}

const SHOWN = 6;

/** What helps one patient to take their medicines: supplies, one day to fetch them, a pack, fewer doses, and where they are kept. */
export async function readSupports(ctx: Ctx, patientId: string): Promise<SupportsRead> {
  authorise(ctx, "chart.read");
  requireId(patientId, "patient");
  const file = await readPatientFile(ctx.tx, patientId, dayBefore(ctx.now));
  if (file === null) throw notFound("patient");
  await appendAudit(ctx.tx, patientId, "medicine-supports-read");
  const { knowledge, today } = ctx;
  const record = recordOf(file);
  const { timeline } = careCaseOf(record, today, knowledge);
  const entries = entriesByKind(record, today);
  const taken = medicineList(record, timeline, knowledge).filter(
    ({ state, source }) => state === "taken" && source !== "substance",
  );
  const supplies = laneSupplies(timeline, knowledge);
  const first = timeline.doses.filter(({ stoppedDay }) => stoppedDay === null).map(({ startedDay }) => startedDay);
  return {
    recordVersion: file.recordVersion,
    today,
    supplies: supplies.map((supply) => suppliedOf(supply, entries, knowledge)),
    lowPct: knowledge.pharmacy.supply.coverage.lowPct,
    fills: supplies.flatMap((supply) => fillOf(supply, knowledge)),
    pack: packOf(taken, knowledge),
    simpler: simplerRegimen(taken.filter(({ asNeeded }) => !asNeeded).map(takenLine), knowledge),
    storage: first.length === 0 ? null : storageDue(entries, Math.min(...first), dayNumber(today), knowledge),
  };
}

function suppliedOf(supply: LaneSupply, entries: EntriesByKind, knowledge: Knowledge): Supplied {
  const nameOf = (written: string) => findMedication(knowledge, written)?.name ?? written;
  const name = nameOf(supply.medication);
  const { lowPct } = knowledge.pharmacy.supply.coverage;
  return {
    ...supply,
    handedOut: entries
      .of("dispense")
      .filter(({ medication }) => nameOf(medication) === name)
      .toReversed()
      .slice(0, SHOWN)
      .map(({ at, daysSupply, quantity }) => ({
        on: at.slice(0, 10),
        daysSupply: daysSupply ?? null,
        quantity: quantity ?? null,
      })),
    asked: entries
      .of("adherence")
      .filter(({ medication }) => medication === undefined || nameOf(medication) === name)
      .toReversed()
      .slice(0, SHOWN)
      .map(({ at, missed, of, source, barriers }) => ({
        on: at.slice(0, 10),
        missed,
        of,
        source: source ?? null,
        barriers: barriers ?? [],
      })),
    low: supply.coverage === null ? null : supply.coverage.pct < lowPct,
  };
}

/** Where nothing handed out is on record it cannot be brought together with the rest. */
function fillOf({ medication, coverage, lastDays }: LaneSupply, knowledge: Knowledge): Fill[] {
  if (coverage === null) return [];
  const { refill, controlled } = knowledge.pharmacy.supply;
  const isControlled = findMedication(knowledge, medication)?.classes.some((one) => controlled.classes.includes(one));
  const { mostDays, earlyDays } = isControlled === true ? controlled : refill;
  const usualDays = Math.min(lastDays === null || lastDays === 0 ? refill.usualDays : lastDays, mostDays);
  return [{ medication, runsOutDay: coverage.runsOutDay, usualDays, mostDays, earlyDays }];
}

function packOf(taken: readonly MedicineLine[], knowledge: Knowledge): SupportsRead["pack"] {
  const layout = packLayout(
    taken.map(({ medication, doseMg, frequency, asNeeded }) => ({
      medication,
      doseMg,
      frequency: asNeeded ? "as-needed" : (frequency ?? ""),
    })),
  );
  const made = taken.map(({ medication, doseMg, form }): [string, readonly Take[] | null] => [
    medication,
    doseMg === null ? null : (madeOf(medication, [doseMg], form ?? undefined, knowledge)[0]?.take ?? null),
  ]);
  return { ...layout, days: knowledge.pharmacy.supply.packDays, made: Object.fromEntries(made) };
}

function takenLine({ medication, frequency, form, adherence }: MedicineLine) {
  const takenPct = adherence === null ? null : ((adherence.of - adherence.missed) / adherence.of) * 100;
  return { medication, frequency, form, takenPct };
}
