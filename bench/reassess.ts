import { parseArgs } from "node:util";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { rebuildRegistry } from "../src/service/rebuild-registry.ts";
import { systemActor } from "../src/store/acting-person.ts";
import { filesAndRowsAfter } from "../src/store/patient-files.ts";
import { type BenchClinic, openBenchClinic } from "./bench-clinic.ts";

/** `node bench/reassess.ts --patients 5000`: a whole registry worked out again, against merely streaming the same rows out of the database. */
const { values } = parseArgs({
  options: { patients: { type: "string", default: "5000" }, runs: { type: "string", default: "3" } },
});
const patients = Number(values.patients);
const runs = Number(values.runs);
const FIRST = "00000000-0000-0000-0000-000000000000";
const SINCE = "2026-03-01T15:00:00Z";
const PAGE = 100;
const MEGABYTE = 1024 * 1024;

interface Run {
  readonly perSecond: number;
  readonly cpuMs: number;
}

async function timed(work: () => Promise<number>): Promise<Run> {
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const done = await work();
  const { user, system } = process.cpuUsage(cpu);
  return { perSecond: (done * 1000) / (performance.now() - started), cpuMs: (user + system) / 1000 / done };
}

/** Files and stored rows as the rebuild reads them, parsed by the driver, and nothing done with them. */
async function streamed({ database, therapist }: BenchClinic): Promise<number> {
  const actor = systemActor(therapist.organizationId, "job");
  let seen = 0;
  for (let after = FIRST; ; ) {
    const page = await database.withTransaction(actor, (tx) => filesAndRowsAfter(tx, after, PAGE, SINCE));
    const last = page.at(-1);
    if (last === undefined) return seen;
    seen += page.length;
    after = last.file.patient.id;
  }
}

/** The plainest statement that yields every entry and row, as text, by a superuser past every policy. */
async function raw({ superuser, therapist }: BenchClinic): Promise<number> {
  const text = `select p.id, (select coalesce(json_agg(e.body order by e.version), '[]') from entry e
      where e.organization_id = p.organization_id and e.patient_id = p.id) as entries, r.row
    from (select organization_id, id from patient where organization_id = $1 and id > $2 order by id limit $3) p
    left join registry_row r on r.organization_id = p.organization_id and r.patient_id = p.id order by p.id`;
  let seen = 0;
  for (let after = FIRST; ; ) {
    const { rows } = await superuser.query({
      name: "raw-stream",
      text,
      values: [therapist.organizationId, after, PAGE],
    });
    if (rows.length === 0) return seen;
    seen += rows.length;
    after = rows.at(-1).id;
  }
}

setFlagsFromString("--expose-gc");
const collectGarbage: () => void = runInNewContext("gc");
const MARKS = 5;

/** What is still held after each fifth of the registry, MB: a rebuild in flat memory holds no more at the end than at the beginning. */
async function heapAlong(at: Parameters<typeof rebuildRegistry>[0], size: number): Promise<string> {
  const held: string[] = [];
  const progress = (done: number) => {
    if (done < ((held.length + 1) * size) / MARKS) return;
    collectGarbage();
    held.push(`${done}: ${(process.memoryUsage().heapUsed / MEGABYTE).toFixed(0)}`);
  };
  await rebuildRegistry(at, { compareOnly: true, progress });
  return held.join(", ");
}

const clinic = await openBenchClinic(patients);
try {
  const at = { database: clinic.database, knowledge: clinic.knowledge, clock: () => "2026-03-02T15:00:00Z" };
  let peak = 0;
  const rebuilt = async () => {
    const report = await rebuildRegistry(at, {
      compareOnly: true,
      progress: () => {
        peak = Math.max(peak, process.memoryUsage().rss);
      },
    });
    if (report.differing + report.failing > 0)
      throw new Error(`${report.differing} rows differ, ${report.failing} failed`);
    return report.patients;
  };
  for (const warm of [raw, streamed]) await warm(clinic);
  const heap = await heapAlong(at, patients);
  const all: Record<string, Run[]> = { raw: [], streamed: [], rebuilt: [] };
  for (let run = 0; run < runs; run += 1) {
    all.raw?.push(await timed(() => raw(clinic)));
    all.streamed?.push(await timed(() => streamed(clinic)));
    all.rebuilt?.push(await timed(rebuilt));
  }
  const middle = (name: string) => {
    const sorted = (all[name] ?? []).toSorted((a, b) => a.perSecond - b.perSecond);
    return sorted[Math.floor(sorted.length / 2)] ?? { perSecond: Number.NaN, cpuMs: Number.NaN };
  };
  const [limit, pages, whole] = [middle("raw"), middle("streamed"), middle("rebuilt")];
  const line = (name: string, run: Run) =>
    `| ${name} | ${run.perSecond.toFixed(0)} | ${run.cpuMs.toFixed(3)} | ${(run.perSecond / limit.perSecond).toFixed(2)} | ${(run.perSecond / pages.perSecond).toFixed(2)} |`;
  console.log(
    `${patients} patients, ${runs} runs, the middle one shown; most memory while rebuilding ${(peak / MEGABYTE).toFixed(0)} MB\n`,
  );
  console.log(`heap in use after so many patients, garbage collected, MB: ${heap}\n`);
  console.log(
    "| what | patients a second | CPU ms a patient, this process | ratio to the raw stream | ratio to the pages |",
  );
  console.log("| --- | --- | --- | --- | --- |");
  console.log(line("entries and rows streamed by the raw driver", limit));
  console.log(line("files and rows streamed in pages, under the row policies", pages));
  console.log(line("the same, every row worked out again and compared", whole));
} finally {
  await clinic.close();
}
