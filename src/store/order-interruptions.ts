import type { Transaction } from "./transaction.ts";

/** How often checks interrupted orders in the acting organisation. */
export interface OrderInterruptions {
  readonly orders: number;
  readonly interrupted: number;
  /** Of the interrupted: not ordered as drafted. */
  readonly changed: number;
}

const COUNT = "select orders, interrupted, changed from order_interruptions($1)";

/** Orders since an ISO instant, those a check interrupted, and those that were changed for it. */
export async function orderInterruptions(tx: Transaction, since: string): Promise<OrderInterruptions> {
  const [row] = await tx.query<Record<keyof OrderInterruptions, number>>(COUNT, [since]);
  return {
    orders: Number(row?.orders ?? 0),
    interrupted: Number(row?.interrupted ?? 0),
    changed: Number(row?.changed ?? 0),
  };
}
