import cookie from "@fastify/cookie";
import rateLimit from "@fastify/rate-limit";
import swagger from "@fastify/swagger";
import Fastify, { type FastifyInstance, LogController, type RouteOptions } from "fastify";
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from "fastify-type-provider-zod";
import { v7 } from "uuid";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import type { PlaybookState } from "../knowledge/site-playbook.ts";
import type { Database } from "../store/database.ts";
import { answerErrors } from "./answer-errors.ts";
import type { ChangeHub } from "./events/change-hub.ts";
import type { EventStream } from "./events/event-stream.ts";
import { readJson } from "./limits/read-json.ts";
import { tooManyRequests } from "./limits/too-many-requests.ts";
import { logOptions, logRequests } from "./log.ts";
import { openApiInfo } from "./openapi.ts";
import { routes } from "./routes/routes.ts";
import { securityHeaders } from "./security-headers.ts";
import type { ServerSettings } from "./server-settings.ts";
import type { IdentityLibrary } from "./sign-in/identity-library.ts";
import { serveWeb } from "./web/serve-web.ts";

/** Everything a request may lean on. Made once at start; tests put their own clock in. */
export interface Server {
  readonly settings: ServerSettings;
  readonly database: Database;
  /** May be another from one request to the next: a site changes its playbook while the process runs. */
  readonly knowledge: Knowledge;
  /** Where the playbook in force came from; absent = the shipped one. */
  readonly playbook?: () => PlaybookState;
  readonly identities: IdentityLibrary;
  readonly changes: ChangeHub;
  /** Event streams now open: ended before the server stops. */
  readonly streams: Set<EventStream>;
  /** ISO instant, ending in Z. */
  readonly clock: () => string;
}

const ONE_MEGABYTE = 1024 * 1024;

/** For tests: each route as it is put on, and the log at another level and to another place. */
interface Watching {
  readonly onRoute?: (route: RouteOptions) => void;
  readonly log?: { readonly level: string; readonly stream: { write(line: string): void } };
}

/** The web server with all its routes, not yet listening. */
export async function buildServer(server: Server, { onRoute, log }: Watching = {}): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: ONE_MEGABYTE,
    logger: { ...logOptions, ...log },
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => v7(),
    trustProxy: server.settings.trustedProxies.length > 0 ? [...server.settings.trustedProxies] : false,
    routerOptions: { maxParamLength: 200 },
    requestTimeout: 60_000,
    forceCloseConnections: "idle",
  });
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.decorateRequest("signedIn", null);
  if (onRoute) app.addHook("onRoute", onRoute);
  readJson(app);
  answerErrors(app, server);
  logRequests(app);
  await securityHeaders(app);
  await app.register(cookie);
  await app.register(rateLimit, tooManyRequests);
  await app.register(swagger, { openapi: openApiInfo, transform: jsonSchemaTransform });
  app.register(async (scope) => {
    for (const register of routes(server)) register(scope, server);
  });
  await serveWeb(app, server);
  app.addHook("preClose", async () => {
    for (const stream of server.streams) stream.end();
  });
  return app;
}
