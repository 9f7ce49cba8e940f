import type { EntryOf } from "../../clinical/record/entry.ts";
import type { DoseLane } from "../../clinical/timeline/timeline.ts";
import { timelineOf } from "../../clinical/timeline/timeline-of.ts";
import type { PatientFile } from "../../store/patient-file.ts";
import type { Ctx } from "../context.ts";
import { recordOf } from "../derive.ts";
import { Refusal } from "../refusal.ts";

type Act = Pick<EntryOf<"medication">, "orderId" | "action" | "medication">;

/** The order an act is about; null for one that begins. Refused where it is not in a state to be acted on so: someone else was first. */
export function requireOrderState(ctx: Ctx, file: PatientFile, act: Act): DoseLane | null {
  const lanes = timelineOf(recordOf(file), ctx.knowledge, ctx.today).doses;
  const lane = lanes.find(({ orderId }) => orderId === act.orderId) ?? null;
  if (act.action === "start") {
    if (lane !== null) throw moved("This order was begun already. Nothing was kept.");
    return null;
  }
  if (lane === null) throw moved("There is no such order in this record. Nothing was kept.");
  if (lane.source !== "prescribed")
    throw moved(
      "This medicine is prescribed elsewhere or bought: note what the person says they take. Nothing was kept.",
    );
  if (lane.stoppedDay !== null)
    throw moved("This order was stopped already. Look at the list again. Nothing was kept.");
  if (act.action === "hold" && lane.held !== null) throw moved("This order is on hold already. Nothing was kept.");
  if (act.action === "resume" && lane.held === null) throw moved("This order is not on hold. Nothing was kept.");
  return lane;
}

const moved = (message: string): Refusal => new Refusal("order-moved-on", 409, message);
