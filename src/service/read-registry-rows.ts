import { validate } from "uuid";
import type { RegistryRow } from "../clinical/registry/row.ts";
import { appendAudit } from "../store/audit-trail.ts";
import { registryRowsOf } from "../store/registry.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";

/** The rows of these patients as they are now, in the order asked. `missing`: those the reader has no row of. */
export async function readRegistryRows(
  ctx: Ctx,
  { patients }: { readonly patients: readonly string[] },
): Promise<{ rows: RegistryRow[]; missing: string[] }> {
  authorise(ctx, "registry.read");
  const found = await registryRowsOf(
    ctx.tx,
    patients.filter((id) => validate(id)),
  );
  await appendAudit(ctx.tx, null, "registry-rows-read", { patients: [...found.keys()] });
  const rows = patients.flatMap((id) => found.get(id)?.row ?? []);
  return { rows, missing: patients.filter((id) => !found.has(id)) };
}
