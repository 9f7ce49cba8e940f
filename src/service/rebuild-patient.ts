import { isDeepStrictEqual } from "node:util";
import { queueOutbox } from "../store/outbox.ts";
import { lockPatientFile } from "../store/patient-file.ts";
import { putRegistryRow, registryRowsOf } from "../store/registry.ts";
import type { Ctx } from "./context.ts";
import { dayBefore } from "./day-before.ts";
import { derive } from "./derive.ts";
import { newRow } from "./new-row.ts";

export interface Rebuilt {
  readonly patientId: string;
  /** Names of the fields in which the stored row differed; `row` where there was none. Empty = the same. */
  readonly differences: readonly string[];
}

/**
 * Works one registry row out again from the record. `compareOnly` writes nothing. `asOf`: the day to work it out for; absent = the
 * day the stored row was made for, so that only a fault differs, not the passing of time. Null where there is no such patient.
 * Throws where a rule is at fault.
 */
export async function rebuildPatient(
  ctx: Ctx,
  patientId: string,
  { compareOnly, asOf }: { readonly compareOnly: boolean; readonly asOf?: string },
): Promise<Rebuilt | null> {
  const file = await lockPatientFile(ctx.tx, patientId, dayBefore(ctx.now));
  if (file === null) return null;
  const stored = (await registryRowsOf(ctx.tx, [patientId])).get(patientId)?.row ?? null;
  const { row } = derive(file, asOf ?? stored?.derivedOn ?? ctx.today, ctx.knowledge);
  const differences = differencesFrom(stored, row);
  if (!compareOnly && differences.length > 0) {
    await putRegistryRow(ctx.tx, newRow(ctx, row, file));
    await queueOutbox(ctx.tx, patientId, "patient-changed");
    ctx.tx.afterCommit(() => {
      ctx.tx.memory.viewCounts.forget(ctx.actor.organizationId);
      ctx.tx.memory.wakeOutbox();
    });
  }
  return { patientId, differences };
}

/** Names of the fields in which a stored row is not what was worked out; `row` where none was stored. */
export function differencesFrom(stored: object | null, made: object): string[] {
  return stored === null ? ["row"] : differingFields(stored, made);
}

/** Both as they are after a trip through JSON: what is stored has made it. */
function differingFields(stored: object, made: object): string[] {
  const was = stored as Record<string, unknown>;
  const is = JSON.parse(JSON.stringify(made)) as Record<string, unknown>;
  const fields = new Set([...Object.keys(was), ...Object.keys(is)]);
  return [...fields].filter((field) => !isDeepStrictEqual(was[field], is[field])).sort();
}
