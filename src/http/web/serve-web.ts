import { randomBytes } from "node:crypto";
import { readFile } from "node:fs/promises";
import { extname, join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { readKioskToken } from "../forms/kiosk-cookie.ts";
import { say } from "../messages/say.ts";
import { pagePolicy } from "../security-headers.ts";
import type { Server } from "../server.ts";

/** Files whose name holds a hash of what is in them never change; everything else is asked for anew. */
const HASHED = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/;

/** Serves the built web app, and the small one for forms. Any address without a file behind it is a page of the app, whose router takes it from there. */
export async function serveWeb(app: FastifyInstance, server: Server): Promise<void> {
  const { webFolder } = server.settings;
  if (webFolder !== null) {
    for (const url of ["/", "/index.html"]) {
      app.get(url, async (request, reply) => sendClinic(server, webFolder, request, reply));
    }
    for (const url of ["/form", "/form/"]) app.get(url, async (_, reply) => sendPage(join(webFolder, "form"), reply));
    await app.register(fastifyStatic, {
      root: webFolder,
      index: false,
      preCompressed: true,
      cacheControl: false,
      allowedPath: (path) => !path.endsWith("/index.html"),
      setHeaders: (reply, path) => {
        const cacheable = HASHED.test(path.replace(/\.(br|gz)$/, ""));
        reply.header("cache-control", cacheable ? "public, max-age=31536000, immutable" : "no-cache");
      },
    });
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (webFolder !== null && isPage(request)) return sendClinic(server, webFolder, request, reply);
    return reply
      .code(404)
      .type("application/json; charset=utf-8")
      .serializer(JSON.stringify)
      .send({ status: 404, code: "not-found", message: say("request.unknown") });
  });
}

function isPage(request: FastifyRequest): boolean {
  const path = request.url.split("?")[0] ?? "/";
  const isRead = request.method === "GET" || request.method === "HEAD";
  return isRead && !/^\/(api|healthz)(\/|$)/.test(path) && extname(path) === "";
}

/** A browser handed to a patient gets the form at every address, except where staff sign in to take it back. */
async function sendClinic(server: Server, webFolder: string, request: FastifyRequest, reply: FastifyReply) {
  const onTablet = readKioskToken(server, request) !== null && request.url.split("?")[0] !== "/sign-in";
  return onTablet ? reply.header("cache-control", "no-store").redirect("/form", 302) : sendPage(webFolder, reply);
}

/** The one page, with a nonce of its own for the style element that its component library adds while it runs. */
async function sendPage(webFolder: string, reply: FastifyReply): Promise<FastifyReply> {
  const nonce = randomBytes(16).toString("base64");
  const page = await readFile(join(webFolder, "index.html"), "utf8");
  return reply
    .code(200)
    .type("text/html; charset=utf-8")
    .header("content-security-policy", pagePolicy(nonce))
    .header("cache-control", "no-store")
    .send(page.replace("<head>", `<head>\n    <meta property="csp-nonce" nonce="${nonce}">`));
}
