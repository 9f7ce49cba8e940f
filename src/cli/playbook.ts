import type { Command } from "commander";
import { loadKnowledge } from "../knowledge/load.ts";
import { readPlaybookDraft } from "../knowledge/playbook-file.ts";

const examples = `
Examples:
  $ accord playbook show > ours.json       the standard playbook as one file, to change
  $ accord playbook check ours.json        whether it may be followed; every fault with its place
  $ accord playbook check our-folder       the same of a folder with playbook.json and tables/
  $ accord playbook check therapy.json     the same of some tables, in place of those in the standard

A playbook that names an unknown fact, holds a row twice, silences levels in a circle, or has a table with a hole is refused.
Exit status: 0 sound, 2 wrong use or a playbook that may not be followed.`;

/** `accord playbook`: the agreed rules as one file, and whether a changed one may be followed. */
export function register(program: Command): void {
  const playbook = program
    .command("playbook")
    .description("show the playbook in force, or check one of your own")
    .addHelpText("after", examples);
  playbook
    .command("show")
    .description("print the whole standard playbook as one JSON file")
    .action(() => console.log(JSON.stringify(loadKnowledge().playbook, null, 2)));
  playbook
    .command("check")
    .description("say whether a playbook file may be followed")
    .argument("<file>", "a playbook file, a folder, or a file of tables")
    .option("--json", "print one JSON document")
    .action((file: string, options: { readonly json?: boolean }) => check(file, options.json === true));
}

function check(file: string, asJson: boolean): void {
  const read = readPlaybookDraft(file, loadKnowledge());
  if ("faults" in read) {
    for (const { place, reason } of read.faults) console.error(`${file}: -: ${place || "-"}: ${reason}`);
    process.exitCode = 2;
    return;
  }
  const { id, version, tables } = read.playbook;
  const rows = tables.reduce((sum, { rules }) => sum + rules.length, 0);
  const proved = tables.filter(({ complete }) => complete !== undefined).map((table) => table.id);
  if (asJson) console.log(JSON.stringify({ id, version, tables: tables.length, rows, proved }));
  else
    console.log(
      `${id} ${version} may be followed: ${tables.length} tables, ${rows} rows; proved complete: ${proved.join(", ") || "none"}.`,
    );
}
