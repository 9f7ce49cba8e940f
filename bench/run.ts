import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { v7 } from "uuid";
import { readChart } from "../src/service/read-chart.ts";
import { readRegistry } from "../src/service/read-registry.ts";
import { submitScore } from "../src/service/submit-score.ts";
import { assessSpeedLines } from "./assess-speed.ts";
import { type BenchClinic, growRegistry, openBenchClinic } from "./bench-clinic.ts";
import { interactionSpeedLine } from "./interaction-speed.ts";
import { type Measured, measure, repeated } from "./measure.ts";

/** `npm run bench`: every figure of docs/PERFORMANCE.md in one run, against the raw driver on the same database. */
const { values } = parseArgs({
  options: {
    patients: { type: "string", default: "300" },
    sizes: { type: "string", default: "1000,10000,100000" },
    seconds: { type: "string", default: "4" },
    runs: { type: "string", default: "3" },
    out: { type: "string" },
  },
});
const seconds = Number(values.seconds);
const runs = Number(values.runs);
const ANSWERS = [2, 1, 2, 1, 1, 1, 1, 0, 0, 1];
const lines: string[] = [];
const say = (line: string) => {
  console.log(line);
  lines.push(line);
};
const ms = (value: number) => value.toFixed(2);

function row(name: string, result: { middle: Measured; least: number; greatest: number }, limit?: Measured): void {
  const { middle, least, greatest } = result;
  const spread = `${least.toFixed(0)} to ${greatest.toFixed(0)}`;
  const ratio = limit ? `${(middle.perSecond / limit.perSecond).toFixed(3)}` : "1";
  say(
    `| ${name} | ${ms(middle.p50)} | ${ms(middle.p95)} | ${ms(middle.p99)} | ${middle.perSecond.toFixed(0)} | ${spread} | ${ratio} |`,
  );
}

function table(title: string): void {
  say(`\n### ${title}\n`);
  say("| what | p50 ms | p95 ms | p99 ms | a second | spread of runs | ratio to the limit |");
  say("| --- | --- | --- | --- | --- | --- | --- |");
}

async function writes(clinic: BenchClinic): Promise<void> {
  const body = JSON.stringify({ id: v7(), kind: "score", at: "2026-03-02", instrument: "PHQ-9", answers: ANSWERS });
  await clinic.superuser.query("create table raw_limit (id uuid primary key, body json not null)");
  for (const clients of [1, 16]) {
    table(
      `A score submitted, ${clients} ${clients === 1 ? "client" : "clients"}: authorise to audit, registry row updated, against one raw insert of the same bytes`,
    );
    const limit = await repeated(runs, () =>
      measure(clients, seconds, () =>
        clinic.superuser.query({ name: "raw", text: "insert into raw_limit values ($1, $2)", values: [v7(), body] }),
      ),
    );
    row("raw driver insert (autocommit, fsync on)", limit);
    const whole = await repeated(runs, () =>
      measure(clients, seconds, (client, turn) =>
        clinic.run((ctx) =>
          submitScore(ctx, {
            patientId: clinic.patients[(client * 7919 + turn) % clinic.patients.length] as string,
            entryId: v7(),
            instrument: "PHQ-9",
            answers: ANSWERS,
          }),
        ),
      ),
    );
    row("score submitted, whole path", whole, limit.middle);
  }
}

async function reads(clinic: BenchClinic): Promise<void> {
  table("The chart opened (record of the patient, assessed, audited), against a raw select of the same entries");
  const pick = (turn: number) => clinic.patients[turn % clinic.patients.length] as string;
  const limit = await repeated(runs, () =>
    measure(1, seconds, (_, turn) =>
      clinic.superuser.query({
        name: "raw-entries",
        text: "select body from entry where organization_id = $1 and patient_id = $2",
        values: [clinic.therapist.organizationId, pick(turn)],
      }),
    ),
  );
  row("raw select", limit);
  row(
    "chart opened",
    await repeated(runs, () => measure(1, seconds, (_, turn) => clinic.run((ctx) => readChart(ctx, pick(turn))))),
    limit.middle,
  );
}

async function registry(clinic: BenchClinic): Promise<void> {
  for (const size of values.sizes.split(",").map(Number)) {
    await growRegistry(clinic, size);
    table(`Registry at ${size.toLocaleString("en")} patients, a page of 100, against a raw select of the same rows`);
    const limit = await repeated(runs, () =>
      measure(1, seconds, () =>
        clinic.superuser.query({
          name: "raw-page",
          text: "select row from registry_row where organization_id = $1 order by urgency, patient_id limit 100",
          values: [clinic.therapist.organizationId],
        }),
      ),
    );
    row("raw select", limit);
    const page = (input: Parameters<typeof readRegistry>[1]) =>
      repeated(runs, () => measure(1, seconds, () => clinic.run((ctx) => readRegistry(ctx, input))));
    row("first page, most urgent first", await page({}), limit.middle);
    row("first page, by change", await page({ sort: "change" }), limit.middle);
    row("a page in the middle", await page({ offset: Math.floor(size / 2) }), limit.middle);
    row("view: not improving", await page({ view: "not-improving" }), limit.middle);
  }
}

const machine = cpus();
say(
  `Machine: ${machine.length} × ${machine[0]?.model ?? "unknown"}; Node ${process.version}; ${values.patients} patients with whole records; ${runs} runs of ${seconds} s each, the middle run shown.`,
);
const clinic = await openBenchClinic(Number(values.patients));
try {
  const version = await clinic.superuser.query("show server_version");
  say(`PostgreSQL ${version.rows[0].server_version}, fsync on, over a unix socket.`);
  for (const line of assessSpeedLines(clinic.knowledge)) say(line);
  say(interactionSpeedLine(clinic.knowledge));
  await writes(clinic);
  await reads(clinic);
  await registry(clinic);
} finally {
  await clinic.close();
}
if (values.out) writeFileSync(values.out, `${lines.join("\n")}\n`);
