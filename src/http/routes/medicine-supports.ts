import { readPharmacyQueue } from "../../service/medication/read-pharmacy-queue.ts";
import { readSupports } from "../../service/medication/read-supports.ts";
import { supportsRead } from "../contract/medicine-supports.ts";
import { queueQuery, queueRead } from "../contract/pharmacy-queue.ts";
import { patientParams } from "../limits/ids.ts";
import { workRoute } from "../route.ts";

export const supportsRoute = workRoute({
  method: "GET",
  url: "/api/patients/:patientId/medicine-supports",
  summary:
    "Supplies and doses taken, what can be fetched on one day, a week's pack, simpler ways of taking, storage and disposal",
  ability: "chart.read",
  params: patientParams,
  reply: supportsRead,
  work: (ctx, { params }) => readSupports(ctx, params.patientId),
});

export const pharmacyQueueRoute = workRoute({
  method: "POST",
  url: "/api/pharmacy-queue",
  summary: "Whose medicines wait for somebody to go through them, and why, the most pressing first",
  ability: "medication.reconcile",
  body: queueQuery,
  reply: queueRead,
  work: (ctx, { body }) => readPharmacyQueue(ctx, body),
});
