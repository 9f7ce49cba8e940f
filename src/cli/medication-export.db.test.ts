import { spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import { loadDemoKnowledge } from "../knowledge/load-demo-knowledge.ts";
import { loadDemo } from "../service/load-demo.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";

const store = withTestDatabase();
const command = fileURLToPath(new URL("./accord.ts", import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "accord-orders-"));
  const now = new Date().toISOString();
  await loadDemo(store.database, { knowledge: loadKnowledge(), demo: loadDemoKnowledge(), now, patients: 5 });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function accord(...args: string[]) {
  const env = { ...process.env, ACCORD_DATA: folder, DATABASE_URL: store.url };
  return spawnSync(process.execPath, [command, "medication", "export", ...args], { env, encoding: "utf8" });
}
interface ExportedResource {
  readonly resourceType: string;
  readonly identifier?: readonly { readonly value: string }[];
}
interface Exported {
  readonly resourceType: string;
  readonly entry: readonly { readonly resource: ExportedResource }[];
}
const kinds = ({ entry }: Exported) => new Set(entry.map(({ resource }) => resource.resourceType));

describe("accord medication export", () => {
  it("gives out a named patient's orders, one of them alone, or a file that only its owner reads", async () => {
    const whole = accord("Jordan Reyes");
    expect(whole.status, whole.stderr).toBe(0);
    const bundle: Exported = JSON.parse(whole.stdout);
    expect(bundle.resourceType).toBe("Bundle");
    expect(kinds(bundle)).toEqual(new Set(["Patient", "MedicationRequest"]));

    const file = join(folder, "orders.json");
    const kept = accord("Jordan Reyes", "--output", file);
    expect(kept.status, kept.stderr).toBe(0);
    expect(kept.stdout).toBe("");
    expect(JSON.parse(await readFile(file, "utf8")).entry).toEqual(bundle.entry);
    expect((await stat(file)).mode & 0o777).toBe(0o600);

    const { identifier = [] } = bundle.entry.find(
      ({ resource }) => resource.resourceType === "MedicationRequest",
    )!.resource;
    const one = accord("Jordan Reyes", "--order", identifier[0]!.value);
    expect(one.status, one.stderr).toBe(0);
    const alone: Exported = JSON.parse(one.stdout);
    expect(alone.entry.map(({ resource }) => resource.resourceType)).toEqual(["Patient", "MedicationRequest"]);
    expect(alone.entry[1]?.resource.identifier).toEqual(identifier);

    const { rows } = await store.asSuperuser((client) =>
      client.query("select 1 from accord.audit_event where action = 'orders-exported'"),
    );
    expect(rows).toHaveLength(3);
  });

  it("ends with 2 and gives out nothing where the patient or the order is not known", () => {
    for (const args of [["Nobody Atall"], ["Jordan Reyes", "--order", "no-such-order"]]) {
      const refused = accord(...args);
      expect([refused.status, refused.stdout], refused.stderr).toEqual([2, ""]);
      expect(refused.stderr).toMatch(/^accord medication export: /);
    }
  });
});
