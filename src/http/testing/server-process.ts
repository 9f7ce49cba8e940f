import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../../cli/accord.ts", import.meta.url));

export interface ServerProcess {
  readonly url: string;
  /** Asks it to stop and gives its exit status. */
  stop(): Promise<number | null>;
}

/** A server of its own, in a process of its own, on a free port. */
export async function startServerProcess(
  environment: Record<string, string>,
  ...flags: string[]
): Promise<ServerProcess> {
  const child = spawn(process.execPath, [command, "serve", "--port", "0", "--json", ...flags], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const url = await addressOf(child);
  return {
    url,
    stop: async () => {
      child.kill("SIGTERM");
      if (child.exitCode === null) await once(child, "exit");
      return child.exitCode;
    },
  };
}

async function addressOf(child: ChildProcess): Promise<string> {
  let text = "";
  for await (const chunk of child.stdout ?? []) {
    text += String(chunk);
    if (text.includes("\n")) return (JSON.parse(text) as { url: string }).url;
  }
  throw new Error("The server process ended before it was ready.");
}
