import { readChart } from "../../service/read-chart.ts";
import { chart } from "../contract/chart.ts";
import { patientParams } from "../limits/ids.ts";
import { workRoute } from "../route.ts";

export const chartRoute = workRoute({
  method: "GET",
  url: "/api/patients/:patientId/chart",
  summary: "One patient's chart: record, situation, findings, team, alerts, visits",
  ability: ["chart.read", "own-record.read"],
  params: patientParams,
  reply: chart,
  work: (ctx, { params }) => readChart(ctx, params.patientId),
});
