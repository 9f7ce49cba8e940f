import type { Command } from "commander";
import { type AuditReport, verifyAudit } from "../service/verify-audit.ts";
import { withWorkplace } from "./open-workplace.ts";

export function register(program: Command): void {
  program
    .command("verify")
    .description("check the audit trail and every entry against it")
    .option("--json", "print one JSON document")
    .addHelpText(
      "after",
      `
Reads every audit event, every signed checkpoint, its copy in the data folder, and the bytes of every entry.
Any edit, gap, reordering, cut-off end, deleted chain or edited entry is named, the first bad place first.
It may run beside a running server.

Exit status: 0 all as it was written, 1 something is not.`,
    )
    .action(async (options: { readonly json?: boolean }) => {
      const report = await withWorkplace(verifyAudit, { writes: false });
      console.log(options.json ? JSON.stringify(report) : page(report));
      if (report.faults.length > 0) process.exitCode = 1;
    });
}

function page({ organizations, checkpoints, chains, events, unsealed, entries, faults }: AuditReport): string {
  const read = [
    `Read ${events} events in ${chains} chains, ${checkpoints} checkpoints and ${entries} entries of ${organizations} organisations.`,
    unsealed === 0
      ? "Every event is sealed."
      : `${unsealed} events are newer than the last checkpoint: chained, but not sealed yet. A running server seals each minute.`,
  ].join("\n");
  if (faults.length === 0) return `${read}\nAll of it is as it was written.`;
  const lines = faults.map(({ organizationId, chain, number, reason }) => {
    const place =
      chain === null ? `checkpoint ${number}` : `chain ${chain}${number === null ? "" : `, event ${number}`}`;
    return `  organisation ${organizationId}, ${place}: ${reason}`;
  });
  return `${read}\nNot as it was written, first place first:\n${lines.join("\n")}`;
}
