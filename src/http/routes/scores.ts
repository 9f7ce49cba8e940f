import { z } from "zod";
import { retractEntry } from "../../service/retract-entry.ts";
import { submitScore } from "../../service/submit-score.ts";
import { correction, scoreReceipt, scoreSubmission } from "../contract/chart.ts";
import { entryParams, patientParams } from "../limits/ids.ts";
import { workRoute } from "../route.ts";

export const scoreRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/scores",
  summary: "Keep the answers of a form and what follows from them; sent twice, kept once",
  ability: "score.write",
  params: patientParams,
  body: scoreSubmission,
  reply: scoreReceipt,
  statuses: [201, 200],
  status: (receipt) => (receipt.repeated ? 200 : 201),
  work: (ctx, { params, body }) => submitScore(ctx, { ...body, patientId: params.patientId }),
});

export const retractRoute = workRoute({
  method: "POST",
  url: "/api/patients/:patientId/entries/:entryId/retract",
  summary: "Take an entry back with a reason; it stays in the record, marked as taken back",
  ability: "entry.correct",
  params: entryParams,
  body: correction,
  reply: z.object({ recordVersion: z.number() }),
  work: (ctx, { params, body }) => retractEntry(ctx, { ...params, ...body }),
});
