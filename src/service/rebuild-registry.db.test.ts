import { beforeAll, describe, expect, it } from "vitest";
import type { Knowledge } from "../clinical/knowledge/knowledge.ts";
import { loadKnowledge } from "../knowledge/load.ts";
import { makeClinic, type TestClinic } from "../store/testing/clinic.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";
import type { Workplace } from "./in-organization.ts";
import { rebuildAfterPlaybook, rebuildRegistry } from "./rebuild-registry.ts";

const test = withTestDatabase();
const knowledge = loadKnowledge();
let clinic: TestClinic;
const at = (with_: Knowledge = knowledge): Workplace => ({
  database: test.database,
  knowledge: with_,
  clock: () => "2026-03-02T15:00:00.000Z",
});
const NAMES = Array.from({ length: 230 }, (_, number) => `Person ${number}`);

beforeAll(async () => {
  clinic = await makeClinic(test.database, NAMES);
});

const places = async () =>
  (await test.asSuperuser((client) => client.query("select playbook, patients from accord.registry_rebuild"))).rows;

describe("rebuilding a registry", () => {
  it("tells how far it is, puts rows right, and leaves no place behind", async () => {
    const seen: number[] = [];
    const report = await rebuildRegistry(at(), { compareOnly: false, progress: (done, of) => seen.push(done, of) });
    expect(report).toMatchObject({ patients: NAMES.length, failing: 0 });
    expect(seen).toEqual([100, 230, 200, 230, 230, 230]);
    expect(await places()).toEqual([]);
    expect(await rebuildRegistry(at(), { compareOnly: true })).toMatchObject({
      differing: 0,
      different: [],
      failed: [],
    });
  });

  it("that was stopped goes on where it stood, and begins again under another playbook", async () => {
    const stop = (done: number) => {
      if (done >= 200) throw new Error("stopped");
    };
    await expect(rebuildRegistry(at(), { compareOnly: false, progress: stop })).rejects.toThrow("stopped");
    expect(await places()).toEqual([{ playbook: expect.stringMatching(/^standard 1\.0\.0 /), patients: 200 }]);
    const [resumed, other]: number[][] = [[], []];
    const ours = { ...knowledge, playbook: { ...knowledge.playbook, version: "2.0.0" } };
    await expect(
      rebuildRegistry(at(ours), {
        compareOnly: false,
        resume: true,
        progress: (done) => {
          other?.push(done);
          stop(done);
        },
      }),
    ).rejects.toThrow("stopped");
    expect(other).toEqual([100, 200]);
    const report = await rebuildRegistry(at(), {
      compareOnly: false,
      resume: true,
      progress: (done) => resumed?.push(done),
    });
    expect(resumed).toEqual([230]);
    expect(report.patients).toBe(NAMES.length);
    expect(clinic.patients).toHaveLength(NAMES.length);
  });

  it("follows another playbook at once and once, goes on where it was stopped, and sees a rule changed without a new version", async () => {
    await rebuildRegistry(at(), { compareOnly: false });
    expect(await rebuildAfterPlaybook(at())).toBe(0);
    const [first, ...others] = knowledge.playbook.tables;
    const lost = { ...knowledge.playbook, tables: others };
    expect(first).toBeDefined();
    const stopping = new AbortController();
    const stopped = at({ ...knowledge, playbook: lost });
    stopping.abort();
    expect(await rebuildAfterPlaybook(stopped, stopping.signal)).toBe(0);
    expect(await rebuildAfterPlaybook(stopped)).toBe(1);
    expect(await rebuildAfterPlaybook(stopped)).toBe(0);
    expect(await rebuildRegistry(stopped, { compareOnly: true })).toMatchObject({ differing: 0, failing: 0 });
    expect(await rebuildAfterPlaybook(at())).toBe(1);
    expect(await rebuildRegistry(at(), { compareOnly: true })).toMatchObject({ differing: 0, failing: 0 });
  });

  it("counts what it cannot work out, and names it", async () => {
    const broken = { ...knowledge, playbook: { ...knowledge.playbook, limits: null as never } };
    const report = await rebuildRegistry(at(broken), { compareOnly: true });
    expect(report.failing).toBe(NAMES.length);
    expect(report.failed).toHaveLength(NAMES.length);
  });
});
