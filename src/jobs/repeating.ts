import type { Workplace } from "../service/in-organization.ts";

/** Work that goes on while the process runs. */
export interface Job {
  /** Does it now, or right after the run under way. */
  now(): void;
  /** Waits for the run under way; none begins after. */
  stop(): Promise<void>;
}

/** Runs `work` now and then again, one run at a time. A run that fails is told to the operator and tried again at its time. */
export function repeating(
  at: Workplace,
  name: string,
  everyMs: number,
  work: (signal: AbortSignal) => Promise<void>,
): Job {
  const stopping = new AbortController();
  let running: Promise<void> | null = null;
  let again = false;
  const now = (): void => {
    if (stopping.signal.aborted) return;
    if (running !== null) {
      again = true;
      return;
    }
    running = run().finally(() => {
      running = null;
      if (again) {
        again = false;
        now();
      }
    });
  };
  const run = async (): Promise<void> => {
    try {
      await work(stopping.signal);
    } catch (error) {
      const { name: kind, code = "" } = error as Error & { code?: string };
      const report = at.report ?? ((event, what) => console.error(JSON.stringify({ event, ...what })));
      report("job-failed", { job: name, error: kind, code });
    }
  };
  const timer = setInterval(now, everyMs);
  now();
  return {
    now,
    stop: async () => {
      stopping.abort();
      clearInterval(timer);
      await running;
    },
  };
}
