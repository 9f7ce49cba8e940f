import type { RegistryRow } from "../clinical/registry/row.ts";
import { rememberedFile } from "../store/patient-file.ts";
import { writeAtOnce } from "../store/write-at-once.ts";
import type { AppendEntries, Appended } from "./append-entries.ts";
import { authoriseCorrections } from "./authorise.ts";
import type { Ctx } from "./context.ts";
import { derive } from "./derive.ts";
import { type Fresh, followCommit, freshOf, newEntries } from "./keep-fresh.ts";
import { newRow } from "./new-row.ts";
import { linkFaultsOf, type Sent, sortEntries } from "./take-entries.ts";

/**
 * The short way of a write: what follows from the entries is worked out from the file as this process remembers it, and all of it goes to
 * the database with its commit in one trip, which refuses where that file is no longer the true one. Null in every case that is not plain
 * (nothing remembered, moved on, repeated, refused, a rule at fault): nothing is kept then, and the long way says what is the matter.
 */
export async function appendAtOnce(
  ctx: Ctx,
  input: AppendEntries,
  sent: readonly Sent[],
  since: string,
): Promise<Appended | null> {
  const fresh = plainCase(ctx, input, sent, since);
  if (fresh === null) return null;
  const row = rowOf(ctx, fresh);
  if (row === null) return null;
  const { recordVersion } = fresh.after;
  const result = await writeAtOnce(ctx.tx, newEntries(ctx, fresh), newRow(ctx, row, fresh.after));
  if ("failed" in result) return null;
  followCommit(ctx, fresh, result.done, since);
  const { organizationId } = ctx.actor;
  ctx.tx.afterCommit(() => ctx.tx.memory.viewCounts.forget(organizationId));
  const added = fresh.entries.map(({ id }) => id);
  return { recordVersion, added, repeated: [], alerts: fresh.alerts, upToDate: true, row };
}

function plainCase(ctx: Ctx, input: AppendEntries, sent: readonly Sent[], since: string): Fresh | null {
  const file = rememberedFile(ctx.tx, input.patientId, since);
  if (file === null || (input.recordVersion ?? file.recordVersion) !== file.recordVersion) return null;
  const { fresh, repeated, clashes } = sortEntries(sent, file);
  if (fresh.length === 0 || repeated.length > 0 || clashes.length > 0) return null;
  if (linkFaultsOf(fresh, file).length > 0) return null;
  authoriseCorrections(ctx, fresh, file.entries);
  // A rule that fails here fails again on the long way, which tells the operator: once is enough.
  let failed = false;
  const report = () => {
    failed = true;
  };
  const plain = freshOf({ ...ctx, report }, file, fresh, input);
  return failed ? null : plain;
}

function rowOf(ctx: Ctx, { after }: Fresh): RegistryRow | null {
  try {
    return derive(after, ctx.today, ctx.knowledge).row;
  } catch {
    return null;
  }
}
