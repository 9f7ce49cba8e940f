import { enterResults } from "../../service/medication/enter-results.ts";
import { readMonitoring } from "../../service/medication/read-monitoring.ts";
import { monitoringRead, resultsKept, resultsSubmission } from "../contract/monitoring.ts";
import { patientParams } from "../limits/ids.ts";
import { workRoute } from "../route.ts";

export const monitoringRoute = workRoute({
  method: "GET",
  url: "/api/patients/:patientId/monitoring",
  summary: "What a patient's medicines are watched by: what is due, the newest values, limits and what to do at them",
  ability: "chart.read",
  params: patientParams,
  reply: monitoringRead,
  work: (ctx, { params }) => readMonitoring(ctx, params.patientId),
});

export const resultsRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/results",
  summary: "Keep results of tests and measurements, converted into the units the record reads; sent twice, kept once",
  ability: "score.write",
  params: patientParams,
  body: resultsSubmission,
  reply: resultsKept,
  statuses: [201, 200],
  status: (receipt) => (receipt.repeated ? 200 : 201),
  work: (ctx, { params, body }) => enterResults(ctx, { ...body, patientId: params.patientId }),
});
