import type { StoredAlert } from "../store/alerts.ts";
import { peopleById } from "../store/people.ts";
import type { Transaction } from "../store/transaction.ts";

/** A safety alert as screens show it: people by name. */
export interface AlertView extends Omit<StoredAlert, "owners" | "acknowledgedBy" | "acknowledgedAt" | "note"> {
  readonly owners: { readonly personId: string; readonly name: string; readonly role: string }[];
  readonly acknowledged: { readonly byName: string; readonly at: string; readonly note: string } | null;
}

/** Puts names to the people of these alerts. */
export async function alertViews(tx: Transaction, alerts: readonly StoredAlert[]): Promise<AlertView[]> {
  const ids = alerts.flatMap(({ owners, acknowledgedBy }) => [
    ...owners,
    ...(acknowledgedBy === null ? [] : [acknowledgedBy]),
  ]);
  const people = await peopleById(tx, [...new Set(ids)]);
  return alerts.map(({ owners, acknowledgedBy, acknowledgedAt, note, ...alert }) => ({
    ...alert,
    owners: owners.flatMap((id) => people.get(id) ?? []),
    acknowledged:
      acknowledgedBy === null || acknowledgedAt === null
        ? null
        : { byName: people.get(acknowledgedBy)?.name ?? "someone who has left", at: acknowledgedAt, note: note ?? "" },
  }));
}
