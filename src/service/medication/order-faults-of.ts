import { findMedication } from "../../clinical/knowledge/find-medication.ts";
import type { MedicationFacts } from "../../clinical/knowledge/medication-facts.ts";
import type { Fault } from "../../clinical/record/record.ts";
import { AS_NEEDED, dailyMg } from "../../clinical/timeline/doses-a-day.ts";
import type { DoseLane } from "../../clinical/timeline/timeline.ts";
import type { Ctx } from "../context.ts";
import type { OrderMedicine } from "./order-medicine.ts";

const DATE_LENGTH = 10;

/** What is missing from an order or cannot be meant, each in a sentence; a doubtful dose is a finding of the check, not a fault. */
export function orderFaultsOf(ctx: Ctx, { entryId, order }: OrderMedicine, lane: DoseLane | null): Fault[] {
  const faults: Fault[] = [];
  const wrong = (field: string, reason: string) => faults.push({ entry: entryId, field, reason });
  const facts = findMedication(ctx.knowledge, order.medication);
  const givesDose = order.action === "start" || order.action === "change" || order.action === "resume";
  const frequency = order.frequency ?? lane?.steps.at(-1)?.frequency ?? "once-daily";
  const maxPerDay = order.maxPerDay ?? lane?.maxPerDay ?? null;
  if (lane !== null && (facts?.name ?? order.medication) !== lane.medication)
    wrong("medication", "is another medicine than this order's: stop this one and start the other");
  if ((order.action === "hold" || order.action === "stop") && order.reason === undefined) wrong("reason", "say why");
  if (order.until !== undefined && order.until <= ctx.today) wrong("until", "must lie after today");
  const plannedStop = order.plannedStop ?? lane?.plannedStop?.slice(0, DATE_LENGTH);
  if (order.plannedStop !== undefined && order.plannedStop <= ctx.today) wrong("plannedStop", "must lie after today");
  if (!givesDose) return faults;
  if (facts?.shortTerm === true && plannedStop === undefined)
    wrong(
      "plannedStop",
      `is missing; ${facts.name} is for a short time: it needs a stop date before it can be started`,
    );
  if (frequency === AS_NEEDED && maxPerDay === null)
    wrong("maxPerDay", "is missing; say the most doses in one day for a medicine taken as needed");
  for (const [place, dose] of [order.doseMg, ...(order.titration ?? []).map((step) => step.doseMg)].entries()) {
    const field = place === 0 ? "doseMg" : `titration[${place - 1}].doseMg`;
    const impossible = impossibleDose(ctx, facts, dose, frequency, maxPerDay);
    if (impossible !== null) wrong(field, impossible);
  }
  return faults;
}

/** Why a dose cannot be meant; null where it can, or where no label's maximum is known to judge it by. */
function impossibleDose(
  { knowledge }: Ctx,
  facts: MedicationFacts | undefined,
  dose: number | undefined,
  frequency: string,
  maxPerDay: number | null,
): string | null {
  const most = facts?.labelMaximumMg;
  if (dose === undefined || most === undefined || facts?.doseUnit !== undefined) return null;
  const daily = frequency === AS_NEEDED ? dose * (maxPerDay ?? 1) : (dailyMg(dose, frequency) ?? dose);
  const limit = most * knowledge.orders.impossible.timesLabelMaximum;
  if (daily <= limit) return null;
  return `cannot be meant: ${daily} mg a day, and no label allows more than ${most} mg. Look at the unit and the decimal point`;
}
