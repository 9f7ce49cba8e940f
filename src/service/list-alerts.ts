import { openAlertsOfReader } from "../store/alerts.ts";
import { type AlertView, alertViews } from "./alert-view.ts";
import { authorise } from "./authorise.ts";
import type { Ctx } from "./context.ts";

/** Open alerts of the people the reader cares for and those nobody owns yet, most urgent first. */
export async function listAlerts(ctx: Ctx): Promise<{ alerts: AlertView[] }> {
  authorise(ctx, "chart.read");
  return { alerts: await alertViews(ctx.tx, await openAlertsOfReader(ctx.tx)) };
}
