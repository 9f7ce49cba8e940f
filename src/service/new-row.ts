import { registryKeys } from "../clinical/registry/registry-keys.ts";
import type { RegistryRow } from "../clinical/registry/row.ts";
import type { NewRow } from "../store/registry.ts";
import type { Ctx } from "./context.ts";

/** A registry row as it is put, worked out from the record at this version under the playbook in force. */
export const newRow = ({ knowledge }: Ctx, row: RegistryRow, { recordVersion }: { recordVersion: number }): NewRow => ({
  row,
  keys: registryKeys(row),
  recordVersion,
  playbook: knowledge.playbook,
});
