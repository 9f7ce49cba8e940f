import type { Ladder } from "./medicine-ladders.ts";
import type { Person } from "./person.ts";

/** An order as it stands: which medicine, which step of its ladder, since when. */
export interface Order {
  readonly orderId: string;
  readonly ladder: Ladder;
  readonly step: number;
  /** Day the step began. */
  readonly since: number;
  /** Day the order began. */
  readonly startedOn: number;
}

export function startOrder(person: Person, orderId: string, ladder: Ladder, day: number): Order {
  return write(person, { orderId, ladder, step: 0, since: day, startedOn: day }, "start", "Start low");
}

/** One step up the ladder; the same order where it is already at the top. */
export function raiseOrder(person: Person, order: Order, day: number, reason: string): Order {
  if (order.step >= order.ladder.steps.length - 1) return order;
  return write(person, { ...order, step: order.step + 1, since: day }, "change", reason);
}

export function lowerOrder(person: Person, order: Order, day: number, reason: string): Order {
  if (order.step === 0) return order;
  return write(person, { ...order, step: order.step - 1, since: day }, "change", reason);
}

export function stopOrder(person: Person, order: Order, day: number, reason: string): void {
  const { orderId, ladder } = order;
  person.writer.add(day, "medication", { orderId, action: "stop", medication: ladder.medication, reason });
}

function write(person: Person, order: Order, action: "start" | "change", reason: string): Order {
  const { ladder, orderId, step, since } = order;
  const asNeeded = ladder.frequency === "as-needed";
  person.writer.add(since, "medication", {
    orderId,
    action,
    medication: ladder.medication,
    doseMg: ladder.steps[step]!,
    frequency: ladder.frequency,
    form: ladder.form,
    route: ladder.form === "film" ? "sublingual" : ladder.form.includes("injection") ? "intramuscular" : "oral",
    indication: person.presentation.conditions[0]!.condition,
    source: "prescribed",
    ...(asNeeded ? { plannedStop: person.writer.date(since + 42) } : {}),
    reason,
  });
  return order;
}
