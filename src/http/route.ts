import type { FastifyInstance, FastifyReply, FastifyRequest, RouteShorthandOptions } from "fastify";
import { z } from "zod";
import { can } from "../clinical/access/abilities-of.ts";
import type { Ctx } from "../service/context.ts";
import type { SessionPerson } from "../store/identity/sessions.ts";
import { type Ability, problem } from "./contract/session.ts";
import { refuse } from "./refuse.ts";
import type { Server } from "./server.ts";
import { authenticate } from "./sign-in/authenticate.ts";
import { requireSameOrigin } from "./sign-in/same-origin.ts";
import { unitOfWork } from "./unit-of-work.ts";

/** `anyone`: no session asked. `signed-in`: any session, whatever its role. A list: one of them is enough. */
type RouteAbility = "anyone" | "signed-in" | Ability | readonly Ability[];

declare module "fastify" {
  interface FastifyRequest {
    /** Null on routes that anyone may call. */
    signedIn: SessionPerson | null;
  }
  interface FastifyContextConfig {
    /** Declared on every route; a test refuses a route without one. */
    ability?: RouteAbility;
  }
}

interface Declaration<Params extends z.ZodType, Body extends z.ZodType, Reply extends z.ZodType> {
  readonly method: "GET" | "POST";
  readonly url: string;
  readonly summary: string;
  readonly ability: RouteAbility;
  /** Tries a minute from one source; absent = no limit of its own. */
  readonly perMinute?: number;
  readonly params?: Params;
  readonly body?: Body;
  /** Allow-list: what it does not name never leaves the server. */
  readonly reply: Reply;
  /** Statuses of success this route can give; the first is the usual one. */
  readonly statuses?: readonly number[];
  /** Set where the answer is not JSON. */
  readonly contentType?: string;
}

/** What a use case gives is read, not changed, on its way out. */
type Unchanging<T> = T extends readonly (infer Item)[]
  ? readonly Unchanging<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Unchanging<T[Key]> }
    : T;

interface Input<Params extends z.ZodType, Body extends z.ZodType> {
  readonly params: z.output<Params>;
  readonly body: z.output<Body>;
}

/** A route whose work is one use case in one transaction under the caller's own row policies. */
export interface WorkRoute<Params extends z.ZodType, Body extends z.ZodType, Reply extends z.ZodType>
  extends Declaration<Params, Body, Reply> {
  readonly work: (ctx: Ctx, input: Input<Params, Body>) => Promise<Unchanging<z.input<Reply>>>;
  readonly status?: (result: Unchanging<z.input<Reply>>) => number;
}

/** A route that needs the request itself (cookies, streams) or no transaction. */
export interface PlainRoute<Params extends z.ZodType, Body extends z.ZodType, Reply extends z.ZodType>
  extends Declaration<Params, Body, Reply> {
  readonly handle: (
    server: Server,
    input: Input<Params, Body>,
    request: FastifyRequest,
    reply: FastifyReply,
  ) => Promise<Unchanging<z.input<Reply>> | FastifyReply>;
}

/** Puts a route on the server. It reads as a list: limits, same origin, session, ability, parse, unit of work, respond. */
export type RegisterRoute = (app: FastifyInstance, server: Server) => void;

export function workRoute<Params extends z.ZodType, Body extends z.ZodType, Reply extends z.ZodType>(
  route: WorkRoute<Params, Body, Reply>,
): RegisterRoute {
  return (app, server) => {
    app.route({
      ...optionsOf(route, server),
      handler: async (request, reply) => {
        const input = { params: request.params, body: request.body } as Input<Params, Body>;
        const result = await unitOfWork(server, signedInOf(request), (ctx) => route.work(ctx, input));
        if (route.contentType) reply.type(route.contentType);
        return reply.code(route.status?.(result) ?? route.statuses?.[0] ?? 200).send(result);
      },
    });
  };
}

export function plainRoute<Params extends z.ZodType, Body extends z.ZodType, Reply extends z.ZodType>(
  route: PlainRoute<Params, Body, Reply>,
): RegisterRoute {
  return (app, server) => {
    app.route({
      ...optionsOf(route, server),
      handler: async (request, reply) => {
        const input = { params: request.params, body: request.body } as Input<Params, Body>;
        if (route.statuses?.[0]) reply.code(route.statuses[0]);
        return route.handle(server, input, request, reply);
      },
    });
  };
}

/** The session behind a request that has passed its ability check. */
export function signedInOf(request: FastifyRequest): SessionPerson {
  if (!request.signedIn) throw refuse(401, "signed-out", "session.none");
  return request.signedIn;
}

function optionsOf<Params extends z.ZodType, Body extends z.ZodType, Reply extends z.ZodType>(
  route: Declaration<Params, Body, Reply>,
  server: Server,
) {
  const reply = route.contentType ? { content: { [route.contentType]: { schema: route.reply } } } : route.reply;
  return {
    method: route.method,
    url: route.url,
    schema: {
      summary: route.summary,
      ...(route.params ? { params: route.params } : {}),
      ...(route.body ? { body: route.body } : {}),
      response: {
        ...Object.fromEntries((route.statuses ?? [200]).map((status) => [status, reply])),
        "4xx": problem,
        "5xx": problem,
      },
    },
    config: {
      ability: route.ability,
      rateLimit: route.perMinute ? { max: route.perMinute, timeWindow: 60_000 } : false,
    },
    onRequest: async (request: FastifyRequest, reply: FastifyReply) => {
      requireSameOrigin(server, request);
      if (route.ability === "anyone") return;
      request.signedIn = await authenticate(server, request, reply);
      requireAbility(request.signedIn, route.ability);
    },
  } satisfies RouteShorthandOptions & { method: string; url: string };
}

function requireAbility(signedIn: SessionPerson, ability: RouteAbility): void {
  if (ability === "signed-in") return;
  if (signedIn.mustChangePassword) throw refuse(403, "password-change-required", "sign-in.must-change");
  const asked = typeof ability === "string" ? [ability as Ability] : ability;
  if (!asked.some((one) => can(signedIn.role, one))) throw refuse(403, "not-allowed", "ability.missing");
}

/** The body of an answer without one (204). */
export const nothing = z.null();
