import type { Transaction } from "./transaction.ts";

const APPEND = "select audit_append($1, $2, $3)";

/**
 * Appends one event to the patient's chain (null: to the actor's own) in this transaction. `action` is one kebab-case word; `detail` holds ids
 * and counts, never health data in words.
 */
export async function appendAudit(
  tx: Transaction,
  patientId: string | null,
  action: string,
  detail: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await tx.query(APPEND, [patientId, action, JSON.stringify(detail)]);
}
