import { keepTaper } from "../../service/medication/keep-taper.ts";
import { readTaper } from "../../service/medication/read-taper.ts";
import { taperKept, taperQuery, taperRead, taperSubmission } from "../contract/tapers.ts";
import { patientParams } from "../limits/ids.ts";
import { workRoute } from "../route.ts";

export const taperQueryRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/tapers/query",
  summary: "The gate, the schedule that would be proposed, and the taper that is kept, for one order; keeps nothing",
  ability: "chart.read",
  params: patientParams,
  body: taperQuery,
  reply: taperRead,
  work: (ctx, { params, body }) => readTaper(ctx, { ...body, patientId: params.patientId }),
});

export const taperRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/tapers",
  summary: "Propose, start, pause, resume, step back, complete or abandon a taper; sent twice, kept once",
  ability: "medication.order",
  params: patientParams,
  body: taperSubmission,
  reply: taperKept,
  statuses: [201, 200],
  status: (receipt) => (receipt.repeated ? 200 : 201),
  work: (ctx, { params, body }) => keepTaper(ctx, { ...body, patientId: params.patientId }),
});
