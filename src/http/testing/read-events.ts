import type { PushEvent } from "../contract/chart.ts";

export interface HeardEvents {
  readonly status: number;
  /** Resolves with the next event that fits, heard before or still to come. */
  next(fits: (event: PushEvent) => boolean): Promise<PushEvent>;
  readonly all: readonly PushEvent[];
  /** Resolves when the server ends the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

/** Opens an event stream as a browser would, over a real connection. */
export async function readEvents(url: string, cookie: string): Promise<HeardEvents> {
  const stop = new AbortController();
  const response = await fetch(url, { headers: { cookie, accept: "text/event-stream" }, signal: stop.signal });
  const all: PushEvent[] = [];
  const waiting = new Set<() => void>();
  const ended = read(response, (event) => {
    all.push(event);
    for (const look of waiting) look();
  }).catch(() => undefined);
  return {
    status: response.status,
    all,
    ended,
    next: (fits) =>
      new Promise((resolve) => {
        const look = () => {
          const found = all.find(fits);
          if (found === undefined) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      }),
    close: () => stop.abort(),
  };
}

async function read(response: Response, heard: (event: PushEvent) => void): Promise<void> {
  let text = "";
  for await (const chunk of response.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    const messages = `${text}${chunk}`.split("\n\n");
    text = messages.pop() ?? "";
    for (const message of messages) {
      if (message.startsWith("data: ")) heard(JSON.parse(message.slice(6)) as PushEvent);
    }
  }
}
