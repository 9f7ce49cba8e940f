import { z } from "zod";
import { acknowledgeAlert } from "../../service/acknowledge-alert.ts";
import { listAlerts } from "../../service/list-alerts.ts";
import { acknowledgement, alert } from "../contract/chart.ts";
import { alertParams } from "../limits/ids.ts";
import { workRoute } from "../route.ts";

export const alertsRoute = workRoute({
  method: "GET",
  url: "/api/alerts",
  summary: "Open safety alerts of the reader's people, most urgent first",
  ability: "chart.read",
  reply: z.object({ alerts: z.array(alert) }),
  work: (ctx) => listAlerts(ctx),
});

export const acknowledgeAlertRoute = workRoute({
  method: "POST",
  url: "/api/alerts/:alertId/acknowledge",
  summary: "Take an alert on, with a note of what was done; 409 says who was first",
  ability: "alert.acknowledge",
  params: alertParams,
  body: acknowledgement,
  reply: alert,
  work: (ctx, { params, body }) => acknowledgeAlert(ctx, { ...params, ...body }),
});
