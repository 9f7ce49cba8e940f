import type { FastifyInstance } from "fastify";
import { refuse } from "../refuse.ts";
import { DEEPEST, jsonDepth } from "./json-depth.ts";

/**
 * Reads JSON bodies, and nothing else: not too deep, and without keys that would reach into the prototype of every object
 * (`__proto__`, `constructor.prototype`), which are refused, never silently dropped.
 */
export function readJson(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error");
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) => {
    const text = body.toString();
    if (jsonDepth(text) > DEEPEST) done(refuse(400, "too-deep", "request.too-deep", { limit: DEEPEST }));
    else parse(request, text, done);
  });
}
