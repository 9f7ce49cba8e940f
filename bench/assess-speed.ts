import { assess } from "../src/clinical/findings/assess.ts";
import type { Knowledge } from "../src/clinical/knowledge/knowledge.ts";
import { simulateClinic } from "../src/clinical/simulation/simulate-clinic.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";

const TODAY = "2026-03-02";
const PEOPLE = 4000;
const RECORDS = 25;
const ROUNDS = 120;
const WARM_UP = 40;
const A_BATCH = 100;

/** What `assess` of one record costs, milliseconds. */
export interface AssessSpeed {
  readonly entries: number;
  readonly records: number;
  /** Median of single calls by the clock on the wall. */
  readonly wall: number;
  readonly wallP95: number;
  /** Median over batches of the process's own CPU time a call, which other work on the machine does not lengthen much. */
  readonly cpu: number;
  readonly cpuBest: number;
}

/** Speed of `assess` on synthetic records of about `size` entries (within a tenth), each read anew from JSON so that no cache helps. */
export function assessSpeed(size: number, knowledge: Knowledge): AssessSpeed {
  const records: string[] = [];
  let entries = 0;
  for (const record of simulateClinic({ patients: PEOPLE, seed: 2, today: TODAY })) {
    if (records.length === RECORDS) break;
    if (Math.abs(record.entries.length - size) > size / 10) continue;
    records.push(JSON.stringify(record));
    entries += record.entries.length;
  }
  const [wall, cpu]: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    const fresh = Array.from({ length: A_BATCH }, (_, place) => JSON.parse(records[place % records.length] ?? ""));
    const before = process.cpuUsage();
    const times = fresh.map((record) => {
      const started = performance.now();
      assess(record, TODAY, knowledge);
      return performance.now() - started;
    });
    const { user, system } = process.cpuUsage(before);
    if (round < WARM_UP) continue;
    wall.push(...times);
    cpu.push((user + system) / 1000 / fresh.length);
  }
  wall.sort((a, b) => a - b);
  cpu.sort((a, b) => a - b);
  const at = (sorted: readonly number[], share: number) => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return {
    entries: Math.round(entries / records.length),
    records: records.length,
    wall: at(wall, 0.5),
    wallP95: at(wall, 0.95),
    cpu: at(cpu, 0.5),
    cpuBest: at(cpu, 0),
  };
}

/** The lines of the report, for records of 98 and of 300 entries. */
export function assessSpeedLines(knowledge: Knowledge): string[] {
  const rows = [98, 300].map((size) => {
    const { entries, records, wall, wallP95, cpu, cpuBest } = assessSpeed(size, knowledge);
    return `| ${entries} (${records} records) | ${[wall, wallP95, cpu, cpuBest].map((ms) => ms.toFixed(3)).join(" | ")} |`;
  });
  return [
    "\n### assess, one patient, the record read anew each time\n",
    "| entries | median ms | p95 ms | CPU ms (median batch) | CPU ms (best batch) |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
    "",
  ];
}

if (process.argv[1] === import.meta.filename) console.log(assessSpeedLines(loadKnowledge()).join("\n"));
