import { z } from "zod";
import { exportRegistry } from "../../service/export-registry.ts";
import { readRegistry } from "../../service/read-registry.ts";
import { readRegistryRows } from "../../service/read-registry-rows.ts";
import { readRegistryTeam } from "../../service/read-registry-team.ts";
import { readRegistryViews } from "../../service/read-registry-views.ts";
import { registryPage, registryQuery, registryRows, registryTeam, registryViews } from "../contract/registry.ts";
import { workRoute } from "../route.ts";

export const registryQueryRoute = workRoute({
  method: "POST",
  url: "/api/registry/query",
  summary: "A page of the registry, sorted and filtered; the search text travels in the body",
  ability: "registry.read",
  body: registryQuery,
  reply: registryPage,
  work: (ctx, { body }) => readRegistry(ctx, body),
});

export const registryRowsRoute = workRoute({
  method: "POST",
  url: "/api/registry/rows",
  summary: "The rows of some patients as they are now; those no longer in the reader's list are named missing",
  ability: "registry.read",
  body: z.strictObject({ patients: z.array(z.uuid()).max(500) }),
  reply: registryRows,
  work: (ctx, { body }) => readRegistryRows(ctx, body),
});

export const registryViewsRoute = workRoute({
  method: "GET",
  url: "/api/registry/views",
  summary: "The saved views and how many patients each holds",
  ability: "registry.read",
  reply: registryViews,
  work: (ctx) => readRegistryViews(ctx),
});

export const registryTeamRoute = workRoute({
  method: "GET",
  url: "/api/registry/team",
  summary: "The clinicians who stand in a care team, by whom the registry can be filtered",
  ability: "registry.read",
  reply: registryTeam,
  work: (ctx) => readRegistryTeam(ctx),
});

export const registryExportRoute = workRoute({
  method: "POST",
  url: "/api/registry/export",
  summary: "The whole view as CSV",
  ability: "registry.export",
  perMinute: 30,
  body: registryQuery,
  reply: z.string(),
  contentType: "text/csv; charset=utf-8",
  work: (ctx, { body }) => exportRegistry(ctx, body),
});
