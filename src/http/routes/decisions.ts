import { decideFinding } from "../../service/decide-finding.ts";
import { decisionReceipt, decisionSubmission } from "../contract/decisions.ts";
import { patientParams } from "../limits/ids.ts";
import { workRoute } from "../route.ts";

export const decisionRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/decisions",
  summary: "Accept, modify or decline a finding that stands; sent twice, kept once",
  ability: "finding.decide",
  params: patientParams,
  body: decisionSubmission,
  reply: decisionReceipt,
  statuses: [201, 200],
  status: (receipt) => (receipt.repeated ? 200 : 201),
  work: (ctx, { params, body }) => decideFinding(ctx, { ...body, patientId: params.patientId }),
});
