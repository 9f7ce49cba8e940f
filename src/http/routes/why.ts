import { explainPatient } from "../../service/explain-patient.ts";
import { patientWhy } from "../contract/why.ts";
import { ruleParams } from "../limits/ids.ts";
import { workRoute } from "../route.ts";

export const whyRoute = workRoute({
  method: "GET",
  url: "/api/patients/:patientId/why/:ruleId",
  summary: "Why the rows of one rule (or `all`) fired or did not, for one patient today",
  ability: "chart.read",
  params: ruleParams,
  reply: patientWhy,
  work: (ctx, { params }) => explainPatient(ctx, params.patientId, params.ruleId),
});
