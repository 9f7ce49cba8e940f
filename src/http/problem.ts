import { randomInt } from "node:crypto";
import { Refusal } from "../service/refusal.ts";
import type { Problem } from "./contract/session.ts";
import { type MessageKey, say } from "./messages/say.ts";

/** What fastify and its plugins put on the errors they throw. */
interface FrameworkError {
  readonly code?: string;
  readonly statusCode?: number;
  readonly validation?: readonly { readonly instancePath: string; readonly message?: string }[];
}

const known: Readonly<Record<string, { status: number; code: string; key: MessageKey }>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: { status: 413, code: "too-large", key: "request.too-large" },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: { status: 415, code: "media-type", key: "request.media-type" },
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, code: "not-json", key: "request.not-json" },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: "not-json", key: "request.not-json" },
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: { status: 400, code: "not-json", key: "request.not-json" },
};
/** The database is away or starting: the same request will do later. */
const databaseAway = new Set(["ECONNREFUSED", "ECONNRESET", "ENOENT", "57P01", "57P02", "57P03", "53300"]);

/** Any error as the answer a person can act on. What is not foreseen says nothing of itself but an incident word. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Refusal) {
    const faults = error.faults?.map(({ entry, field, reason }) => ({ entry: entry ?? null, field, reason }));
    return { status: error.status, code: error.code, message: error.message, ...(faults ? { faults } : {}) };
  }
  const framework = error as FrameworkError;
  if (framework.validation) return invalid(framework.validation);
  const match = known[framework.code ?? ""];
  if (match) return { status: match.status, code: match.code, message: say(match.key) };
  if (databaseAway.has(framework.code ?? "")) return unexpected(503, "database-away", "database.away");
  if (error instanceof SyntaxError && framework.statusCode === 400) {
    return { status: 400, code: "not-json", message: say("request.not-json") };
  }
  const { statusCode = 500 } = framework;
  if (statusCode === 403 || statusCode === 404)
    return { status: 404, code: "not-found", message: say("request.unknown") };
  if (statusCode >= 400 && statusCode < 500)
    return { status: statusCode, code: "invalid", message: say("request.invalid") };
  return unexpected(500, "unexpected", "unexpected");
}

function invalid(validation: NonNullable<FrameworkError["validation"]>): Problem {
  const faults = validation.slice(0, 100).map(({ instancePath, message }) => ({
    entry: null,
    field: instancePath.replace(/^\//, "").replaceAll("/", "."),
    reason: message ?? "",
  }));
  return { status: 400, code: "invalid", message: say("request.invalid"), faults };
}

function unexpected(status: number, code: string, key: MessageKey): Problem {
  const incident = incidentWord();
  return { status, code, message: say(key, { incident }), incident };
}

const consonants = "bdfgklmnprstvz";
const vowels = "aeiou";
/** A word that can be read out on the telephone: "tamo-kiru-83". */
function incidentWord(): string {
  const syllable = () => `${consonants[randomInt(consonants.length)]}${vowels[randomInt(vowels.length)]}`;
  return `${syllable()}${syllable()}-${syllable()}${syllable()}-${randomInt(10, 100)}`;
}
