import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { effectiveEntries } from "../../src/clinical/record/effective-entries.ts";
import { loadKnowledge } from "../../src/knowledge/load.ts";
import { readLinkToken } from "../../src/service/forms/form-link.ts";
import { inOrganization, type Workplace } from "../../src/service/in-organization.ts";
import { readChart } from "../../src/service/read-chart.ts";
import { rebuildRegistry } from "../../src/service/rebuild-registry.ts";
import { takeRebuilds } from "../../src/service/take-outbox.ts";
import { verifyAudit } from "../../src/service/verify-audit.ts";
import { openDatabase } from "../../src/store/database.ts";
import { formAnswersOf } from "../../src/store/form-answers.ts";
import { readFormRequest } from "../../src/store/form-requests.ts";
import { makeClinic, type TestClinic } from "../../src/store/testing/clinic.ts";
import { hasEnded, killDatabase, killVictim, startVictim } from "./victim.ts";

const ROUNDS = 8;
const ITEMS = 10;
const knowledge = loadKnowledge();
let dataFolder: string;
let clinic: TestClinic;
let writer: ChildProcess | null = null;

/** What was acknowledged about one link. */
interface Told {
  readonly patientId: string;
  readonly saved: Map<string, number>;
  over: boolean;
}
const told = new Map<string, Told>();
const acknowledged = () => [...told.values()].reduce((sum, { saved }) => sum + saved.size, 0);

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "accord-faults-"));
  const database = await openDatabase({ dataFolder });
  clinic = await makeClinic(database, ["Ada Example", "Ben Example", "Cleo Example"]);
  await database.close();
});

afterAll(async () => {
  if (writer !== null) await killVictim(writer);
  const database = await openDatabase({ dataFolder });
  await database.close();
  await rm(dataFolder, { recursive: true, force: true });
});

function hear([what, first = "", second = "", third]: readonly string[]): void {
  if (what === "asked") told.set(second, { patientId: first, saved: new Map(), over: false });
  else if (what === "saved") told.get(first)!.saved.set(second, Number(third));
  else if (what === "over") told.get(first)!.over = true;
}

/** Goes on with the forms under way, as the people would who still hold their links. */
async function startWriter(): Promise<ChildProcess> {
  const underWay = clinic.patients.map((id) => [
    id,
    [...told].find(([, { patientId, over }]) => patientId === id && !over)?.[0] ?? null,
  ]);
  const values = [dataFolder, JSON.stringify(clinic.people.therapist), JSON.stringify(Object.fromEntries(underWay))];
  writer = await startVictim("form-writer.ts", values, hear);
  return writer;
}

async function untilAcknowledged(count: number, child: ChildProcess): Promise<void> {
  while (acknowledged() < count) {
    if (hasEnded(child)) throw new Error("the writer ended by itself");
    await sleep(5);
  }
}

it(`keeps every answer it said is saved, over ${ROUNDS} kills in the middle of forms`, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    const child = await startWriter();
    // Never a whole number of forms, so that some are always in the middle.
    await untilAcknowledged(acknowledged() + 17 + round, child);
    if (round % 4 === 1) {
      await killDatabase(dataFolder);
      await untilAcknowledged(acknowledged() + 17, child);
    }
    await Promise.all([killVictim(child), ...(round % 4 === 3 ? [killDatabase(dataFolder)] : [])]);
  }
  const database = await openDatabase({ dataFolder });
  try {
    const at: Workplace = { database, knowledge, clock: () => new Date().toISOString() };
    for (const patientId of clinic.patients) await checkPatient(at, patientId);
    while ((await takeRebuilds(at)) > 0);
    expect(await rebuildRegistry(at, { compareOnly: true })).toMatchObject({ different: [], failed: [] });
    expect((await verifyAudit(at)).faults).toEqual([]);
    const forms = [...told.values()];
    expect(forms.filter(({ over }) => over).length).toBeGreaterThan(ROUNDS);
    expect(forms.some(({ over, saved }) => !over && saved.size > 0 && saved.size < ITEMS)).toBe(true);
  } finally {
    await database.close();
  }
}, 600_000);

async function checkPatient(at: Workplace, patientId: string): Promise<void> {
  const chart = await inOrganization(at, clinic.people.therapist, (ctx) => readChart(ctx, patientId));
  const standing = effectiveEntries(chart.entries);
  for (const [token, { patientId: whose, saved, over }] of told) {
    if (whose !== patientId) continue;
    const { requestId } = readLinkToken(token)!;
    const [request, sheet] = await inOrganization(at, clinic.people.therapist, async ({ tx }) => [
      await readFormRequest(tx, requestId),
      (await formAnswersOf(tx, requestId)).get("PHQ-9"),
    ]);
    expect(sheet?.answers ?? {}).toMatchObject(Object.fromEntries(saved));
    // What calls for help is in the record with its alert by the time the answer is acknowledged.
    if ((saved.get("9") ?? 0) > 0) {
      const raised = chart.entries.filter(({ id }) => chart.alerts.some(({ entryId }) => entryId === id));
      const alerts = chart.alerts.filter(({ entryId }) => isOf(chart.entries, entryId, sheet?.entryId ?? ""));
      expect(raised.length).toBeGreaterThan(0);
      expect(alerts.map(({ severity }) => severity)).toHaveLength(1);
    }
    if (!over) continue;
    expect(request?.answeredAt).not.toBeNull();
    const entry = standing.find(({ id }) => id === sheet?.entryId);
    expect(entry).toMatchObject({ kind: "score", instrument: "PHQ-9", author: { role: "patient" } });
  }
}

/** Whether the entry is this one, or an earlier state of it. */
function isOf(
  entries: readonly { id: string; replaces?: string | undefined }[],
  entryId: string,
  latest: string,
): boolean {
  for (let id: string | undefined = latest; id; id = entries.find((one) => one.id === id)?.replaces)
    if (id === entryId) return true;
  return false;
}
