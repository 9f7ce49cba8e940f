import type { Command } from "commander";
import { loadKnowledge } from "../knowledge/load.ts";
import { readPlaybookDraft } from "../knowledge/playbook-file.ts";
import { inOrganization } from "../service/in-organization.ts";
import { type PlaybookRead, readPlaybook } from "../service/read-playbook.ts";
import { clinicNamed } from "./clinic-named.ts";
import { withWorkplace } from "./open-workplace.ts";

const examples = `
Examples:
  $ accord playbook show > ours.json       the standard playbook as one file, to change
  $ accord playbook check ours.json        whether it may be followed; every fault with its place
  $ accord playbook check our-folder       the same of a folder with playbook.json and tables/
  $ accord playbook check therapy.json     the same of some tables, in place of those in the standard
  $ accord playbook counts --json          how often each rule fired, and what people answered

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
  playbook
    .command("counts")
    .description("say how often each rule fired, and how often it was accepted, modified or declined and why")
    .option("--clinic <name>", "the clinic; without it the first there is")
    .option("--json", "print one JSON document")
    .action(async (options: { readonly clinic?: string; readonly json?: boolean }) => {
      const read = await withWorkplace(async (at) => {
        const { actor } = await clinicNamed(at, options.clinic, false);
        return inOrganization(at, actor, readPlaybook);
      });
      const { id, version, counts } = read;
      console.log(options.json ? JSON.stringify({ id, version, counts }) : countsPage(read));
    });
}

/** One line a rule that ever fired or was answered, the most frequent first. */
export function countsPage({ id, version, counts }: Pick<PlaybookRead, "id" | "version" | "counts">): string {
  const spoken = Object.entries(counts)
    .filter(([, one]) => one.fired + one.standing + one.accepted + one.modified + one.declined > 0)
    .sort(([, a], [, b]) => b.fired - a.fired);
  const wide = Math.max(4, ...spoken.map(([rule]) => rule.length));
  return [
    `${id} ${version}: in people`,
    `${"rule".padEnd(wide)}  fired  first  stands  open  accepted  modified  declined  why`,
    ...spoken.map(([rule, one]) => {
      const figures = [
        String(one.fired).padStart(5),
        String(one.first).padStart(5),
        String(one.standing).padStart(6),
        String(one.open).padStart(4),
        String(one.accepted).padStart(8),
        String(one.modified).padStart(8),
        String(one.declined).padStart(8),
        one.reasons.map(({ reason, count }) => `${reason} ${count}`).join(", "),
      ];
      return `${rule.padEnd(wide)}  ${figures.join("  ")}`.trimEnd();
    }),
  ].join("\n");
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
