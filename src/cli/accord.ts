import { Command, CommanderError } from "commander";

interface CommandFile {
  register(program: Command): void;
}

/** One file a command, loaded only when that command is asked for: `accord score` never opens the web server. */
const commands: Readonly<Record<string, () => Promise<CommandFile>>> = {
  serve: () => import("./serve.ts"),
  setup: () => import("./setup.ts"),
  password: () => import("./password.ts"),
  clinic: () => import("./clinic.ts"),
  score: () => import("./score.ts"),
  taper: () => import("./taper.ts"),
  assess: () => import("./assess.ts"),
  interactions: () => import("./interactions.ts"),
  medication: () => import("./medication.ts"),
  backtest: () => import("./backtest.ts"),
  curve: () => import("./curve.ts"),
  playbook: () => import("./playbook.ts"),
  import: () => import("./import.ts"),
  export: () => import("./export.ts"),
  replay: () => import("./replay.ts"),
  simulate: () => import("./simulate.ts"),
  verify: () => import("./verify.ts"),
  rebuild: () => import("./rebuild.ts"),
};

const examples = `
Examples:
  $ accord serve --demo                                    a running clinic with synthetic people
  $ accord score PHQ-9 --answers 2,2,1,2,1,1,1,1,0         a form worked out by hand
  $ accord assess jordan.json --as-of 2026-03-02           what the record says on that day
  $ accord taper sertraline --dose 100                     how a medicine is lowered, in doses a pharmacy can hand out
  $ accord simulate --patients 50 --seed 7                 a synthetic clinic as record files
  $ accord import bundle.json                              FHIR R4 in; "accord export PATIENT" takes it out again

  Every command explains itself: accord <command> --help. With --json it prints one JSON document and nothing else.

Exit status: 0 done, 1 the work failed, 2 wrong use or bad input.
Environment: ACCORD_DATA data folder (default ./data), PORT, HOST, DATABASE_URL a PostgreSQL instead of the embedded one.`;

function emptyProgram(): Command {
  return new Command("accord")
    .description("Integrated outpatient care in which talking therapy and medication are one treatment.")
    .usage("<command> [options]")
    .addHelpText("after", examples)
    .helpCommand("help [command]", "explain a command")
    .showHelpAfterError("Run with --help to see how it is used.")
    .exitOverride();
}

/** The program with only the asked command in it, or with all of them where none is named (help, a misspelling). */
async function programFor(asked: string | undefined): Promise<Command> {
  const program = emptyProgram();
  const only = asked !== undefined && Object.hasOwn(commands, asked) ? [asked] : Object.keys(commands);
  for (const name of only) {
    const file = await commands[name]?.();
    file?.register(program);
  }
  return program;
}

/** Runs one command line. Returns the exit status: 0 done, 1 the work failed, 2 wrong use. */
async function run(args: readonly string[]): Promise<number> {
  try {
    const program = await programFor(args[0]);
    if (args.length === 0) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync([...args], { from: "user" });
    return Number(process.exitCode ?? 0);
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    console.error(process.env.ACCORD_DEBUG ? error : `accord: ${sentenceOf(error)}`);
    return 1;
  }
}

/** Our own errors are sentences; anything else (a TypeError, a driver's error) is worth a look inside. */
function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isOurs = error.constructor === Error && error.message !== "";
  return isOurs ? error.message : `${error.message || error.name} (ACCORD_DEBUG=1 shows where)`;
}

// A reader that stops early (`accord simulate | head`) is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
process.exitCode = await run(process.argv.slice(2));
