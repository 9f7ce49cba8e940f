import { type Command, InvalidArgumentError } from "commander";
import { type OutsideSettings, readSettings, type ServeFlags } from "../http/read-settings.ts";

interface ServeOptions extends ServeFlags {
  readonly json?: boolean;
}

export function register(program: Command): void {
  program
    .command("serve")
    .description("run the server and the web app")
    .option("--demo", "load a synthetic clinic on first start, with one-click sign-in; never beside real people")
    .option("--port <number>", "the port to listen on (default: PORT, or 8080)", portNumber)
    .option("--no-web", "the routes alone, without building or serving the web app")
    .option("--json", "print one JSON document with the address when ready")
    .addHelpText(
      "after",
      `
Examples:
  $ accord serve --demo                         try it: no account needed
  $ DATABASE_URL=postgres://… accord serve      on a PostgreSQL of your own (15 or newer)
  $ HOST=0.0.0.0 ACCORD_ORIGIN=https://clinic.example ACCORD_TRUSTED_PROXY=10.0.0.2 accord serve

Without HOST only this machine can reach it. Stop it with Ctrl-C: running work is finished first.`,
    )
    .action(serve);
}

async function serve(options: ServeOptions, command: Command): Promise<void> {
  const settings = settingsOrRefuse(options, command);
  // Loaded only now: the help of all commands needs none of it.
  const { startServer } = await import("../main.ts");
  const started = await startServer(settings, showProgress);
  if (options.json) console.log(JSON.stringify({ url: started.url, demo: options.demo ?? false }));
  else console.log(`Accord is open at ${started.url}${options.demo ? "  (demo clinic: synthetic people only)" : ""}`);
  await new Promise<void>((resolve) => {
    process.once("SIGTERM", resolve);
    process.once("SIGINT", resolve);
  });
  // A second Ctrl-C no longer waits.
  process.once("SIGINT", () => process.exit(130));
  await started.close();
}

/** A setting that makes no sense is wrong use, not a failure. */
function settingsOrRefuse(options: ServeOptions, command: Command): OutsideSettings {
  try {
    return readSettings(options, process.env);
  } catch (error) {
    return command.error(`accord serve: ${(error as Error).message}`, { exitCode: 2 });
  }
}

function portNumber(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new InvalidArgumentError("A port is a whole number from 0 (any free one) to 65535.");
}

/** One line that counts up while the demo clinic is made, for a person who looks on. */
function showProgress(done: number, of: number): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\rMaking the demo clinic: ${done} of ${of} patients${done === of ? "\n" : ""}`);
}
