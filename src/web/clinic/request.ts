import type { Problem } from "../../http/contract/session.ts";
import { connectionBack, connectionLost } from "./live/connection-state.ts";
import { someoneIsHere } from "./session/activity.ts";
import { sessionEnded } from "./session/session-state.ts";

/** The server refused, in a sentence a person can act on. */
export class ProblemError extends Error {
  override readonly name = "ProblemError";
  readonly problem: Problem;
  /** Epoch milliseconds of the earliest next try; null where the server named none. */
  readonly retryAt: number | null;

  constructor(problem: Problem, retryAt: number | null) {
    super(problem.message);
    this.problem = problem;
    this.retryAt = retryAt;
  }
}

/** The server did not answer at all. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

interface RequestOptions {
  readonly method?: "GET" | "POST";
  readonly body?: unknown;
  readonly signal?: AbortSignal | undefined;
  /** A 401 here is an answer to show, not the end of a session. */
  readonly signingIn?: boolean;
}

/** One call to the server. Throws ProblemError for a refusal, UnreachableError for silence; a 401 locks the page. */
export async function request(path: string, options: RequestOptions = {}): Promise<Response> {
  const response = await send(path, options);
  if (response.ok) return response;
  if (response.status === 401 && !options.signingIn) sessionEnded();
  throw new ProblemError(await readProblem(response), retryTime(response));
}

export async function requestJson<T>(path: string, options: RequestOptions = {}): Promise<T> {
  const response = await request(path, options);
  return (await response.json()) as T;
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  // What the page fetches by itself is answered, but does not keep an empty room signed in.
  const headers: Record<string, string> = {
    accept: "application/json, text/csv",
    "x-accord": someoneIsHere() ? "1" : "background",
  };
  if (options.body !== undefined) headers["content-type"] = "application/json";
  try {
    const response = await fetch(path, {
      method: options.method ?? "GET",
      headers,
      body: options.body === undefined ? null : JSON.stringify(options.body),
      credentials: "same-origin",
      signal: options.signal ?? null,
    });
    connectionBack();
    return response;
  } catch (error) {
    if (options.signal?.aborted) throw error;
    connectionLost();
    throw new UnreachableError("No answer from the server.", { cause: error });
  }
}

async function readProblem(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => null);
  if (typeof body === "object" && body !== null && "message" in body && "code" in body) return body as Problem;
  return { status: response.status, code: "unexpected", message: response.statusText };
}

function retryTime(response: Response): number | null {
  const seconds = Number(response.headers.get("retry-after"));
  return Number.isFinite(seconds) && seconds > 0 ? Date.now() + seconds * 1000 : null;
}
