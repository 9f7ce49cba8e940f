import type { RegistryRow } from "../clinical/registry/row.ts";
import { appendAudit } from "../store/audit-trail.ts";
import { registryPage } from "../store/registry-page.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";
import { type ReadRegistry, rowQuery } from "./read-registry.ts";
import { registryCsvHeader, registryCsvLine } from "./registry-csv.ts";

const PAGE = 500;

/** The whole view as CSV, in the order of the query; its offset and limit are not looked at. */
export async function exportRegistry(ctx: Ctx, input: ReadRegistry): Promise<string> {
  authorise(ctx, "registry.export");
  const lines = [registryCsvHeader()];
  for (let offset = 0; ; offset += PAGE) {
    const rows: RegistryRow[] = await registryPage(ctx.tx, { ...rowQuery(input), offset, limit: PAGE });
    lines.push(...rows.map(registryCsvLine));
    if (rows.length < PAGE) break;
  }
  const { view } = rowQuery(input);
  await appendAudit(ctx.tx, null, "registry-exported", { view, rows: lines.length - 1 });
  return `${lines.join("\r\n")}\r\n`;
}
