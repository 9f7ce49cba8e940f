import type { FastifyReply, FastifyRequest } from "fastify";
import type { PushEvent } from "../contract/chart.ts";

export interface EventStream {
  send(event: PushEvent): void;
  end(): void;
}

const HEARTBEAT_MS = 15_000;
/** Bytes waiting for a screen that does not read: past this it is dropped and fetches anew when it comes back. */
const MOST_WAITING = 256 * 1024;

/** Opens a stream of server-sent events over the raw response. `closed` is called once, whoever ended it. */
export function openEventStream(request: FastifyRequest, reply: FastifyReply, closed: () => void): EventStream {
  reply.hijack();
  const { raw } = reply;
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) raw.setHeader(name, value);
  raw.writeHead(200, {
    "content-type": "text/event-stream; charset=utf-8",
    "cache-control": "no-store",
    connection: "keep-alive",
    "x-accel-buffering": "no",
  });
  const write = (text: string) => {
    if (raw.writableEnded || raw.destroyed) return;
    if (raw.writableLength > MOST_WAITING) raw.destroy();
    else raw.write(text);
  };
  // The browser waits this long before it reconnects; a comment each 15 s keeps proxies from closing a quiet stream.
  write("retry: 2000\n\n");
  const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS);
  raw.once("close", () => {
    clearInterval(heartbeat);
    closed();
  });
  request.raw.socket.setNoDelay(true);
  return { send: (event) => write(`data: ${JSON.stringify(event)}\n\n`), end: () => raw.end() };
}
