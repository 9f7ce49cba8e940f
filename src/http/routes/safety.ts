import { noteSigns } from "../../service/note-signs.ts";
import { submitScreen } from "../../service/submit-screen.ts";
import { screenReceipt, screenSubmission, signsReceipt, signsSubmission } from "../contract/safety.ts";
import { patientParams } from "../limits/ids.ts";
import { workRoute } from "../route.ts";

export const screenRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/screens",
  summary: "Keep a suicide-risk screen and the judgement it comes to; sent twice, kept once",
  ability: "score.write",
  params: patientParams,
  body: screenSubmission,
  reply: screenReceipt,
  statuses: [201, 200],
  status: (receipt) => (receipt.repeated ? 200 : 201),
  work: (ctx, { params, body }) => submitScreen(ctx, { ...body, patientId: params.patientId }),
});

export const signsRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/signs",
  summary: "Keep signs seen, told, or looked for and absent; sent twice, kept once",
  ability: "score.write",
  params: patientParams,
  body: signsSubmission,
  reply: signsReceipt,
  statuses: [201, 200],
  status: (receipt) => (receipt.repeated ? 200 : 201),
  work: (ctx, { params, body }) => noteSigns(ctx, { ...body, patientId: params.patientId }),
});
