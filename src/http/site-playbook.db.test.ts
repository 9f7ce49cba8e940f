import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadKnowledge } from "../knowledge/load.ts";
import type { PlaybookState } from "../knowledge/site-playbook.ts";
import { type ServerProcess, startServerProcess } from "./testing/server-process.ts";
import { emailOf, PASSWORD, withTestClinic } from "./testing/test-clinic.ts";

const clinic = withTestClinic();
const { playbook } = loadKnowledge();
let folder: string;
let server: ServerProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "accord-site-"));
  const environment = {
    DATABASE_URL: clinic.store.url,
    ACCORD_DATA: folder,
    ACCORD_SECRET: "one secret for the one process there is",
  };
  server = await startServerProcess(environment, "--no-web");
});
afterAll(async () => {
  await server?.stop();
  await rm(folder, { recursive: true, force: true });
});

async function signIn(role: string): Promise<string> {
  const answer = await fetch(`${server?.url}/api/sign-in`, {
    method: "POST",
    headers: { "x-accord": "1", "content-type": "application/json" },
    body: JSON.stringify({ email: emailOf(clinic.here.id, role), password: PASSWORD }),
  });
  return answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
}

const faultsIn = (refused: PlaybookState["refused"]): string =>
  (refused?.faults ?? []).map(({ place, reason }) => `${place}: ${reason}`).join("\n");

/** Asks until the answer holds what is looked for: the file is read a moment after it changed. */
async function until<T>(ask: () => Promise<T>, holds: (answer: T) => boolean): Promise<T> {
  for (let turn = 0; ; turn += 1) {
    const answer = await ask();
    if (holds(answer) || turn > 100) return answer;
    await new Promise((later) => setTimeout(later, 100));
  }
}

it("works the rows out again at once under a changed playbook", async () => {
  const basis = async () => {
    const { rows } = await clinic.store.asSuperuser((client) =>
      client.query("select playbook from accord.registry_basis where organization_id = $1", [clinic.here.id]),
    );
    return String(rows[0]?.playbook);
  };
  const rebuilt = async () => {
    const { rows } = await clinic.store.asSuperuser((client) =>
      client.query("select from accord.audit_event where organization_id = $1 and action = 'registry-rebuilt'", [
        clinic.here.id,
      ]),
    );
    return rows.length;
  };
  expect(await until(basis, (mark) => mark.startsWith("standard "))).toMatch(/^standard /);
  const before = await rebuilt();
  const path = join(folder, "playbook", "ours.json");
  await writeFile(path, JSON.stringify({ ...playbook, id: "ours", version: "1.0.0" }));
  expect(await until(basis, (mark) => mark.startsWith("ours "))).toMatch(/^ours 1\.0\.0 /);
  expect(await rebuilt()).toBe(before + 1);
  await rm(path);
  expect(await until(basis, (mark) => mark.startsWith("standard "))).toMatch(/^standard /);
});

it("follows the site's playbook when it changes, and keeps the one before where the change is wrong", async () => {
  const [quality, therapist] = [await signIn("quality-lead"), await signIn("therapist")];
  const get = async (path: string, cookie: string) =>
    (await (await fetch(`${server?.url}${path}`, { headers: { cookie } })).json()) as { playbook: PlaybookState };
  const details = async () => (await get("/healthz/details", quality)).playbook;
  const why = () => get(`/api/patients/${clinic.here.patient}/why/PATH-UNKNOWN`, therapist);
  const change = (content: unknown) => writeFile(join(folder, "playbook", "ours.json"), JSON.stringify(content));

  expect(await details()).toMatchObject({ id: "standard", from: "standard", refused: null });
  await change({ ...playbook, id: "ours", version: "2.0.0" });
  expect(await until(details, ({ id }) => id === "ours")).toMatchObject({
    version: "2.0.0",
    from: "site",
    refused: null,
  });
  expect((await why()).playbook).toEqual({ id: "ours", version: "2.0.0" });

  const [first] = playbook.tables;
  const lost = { ...first, enter: { fact: "symptom.improvment", below: 20 } };
  await change({ ...playbook, id: "ours", version: "2.1.0", tables: [lost, ...playbook.tables.slice(1)] });
  expect(await until(details, ({ refused }) => refused !== null)).toMatchObject({
    version: "2.0.0",
    refused: {
      file: "playbook/ours.json",
      faults: [{ place: "tables.0.enter", reason: expect.stringMatching(/symptom.improvment/) }],
    },
  });
  expect((await why()).playbook).toEqual({ id: "ours", version: "2.0.0" });

  const circle = playbook.levels.map((level) =>
    level.name === "default" ? { ...level, silences: ["adherence"] } : level,
  );
  await change({ ...playbook, id: "ours", version: "2.2.0", levels: circle });
  const [turned] = (await until(details, ({ refused }) => /default/.test(faultsIn(refused)))).refused?.faults ?? [];
  expect(turned?.reason).toMatch(/adherence/);

  const weeks = playbook.tables.findIndex(({ id }) => id === "PIV-2");
  const holed = playbook.tables.map((table, place) =>
    place === weeks ? { ...table, rules: table.rules.filter(({ id }) => id !== "PIV-W4-1") } : table,
  );
  await change({ ...playbook, id: "ours", version: "2.3.0", tables: holed });
  const open = await until(details, ({ refused }) => /no row answers/.test(faultsIn(refused)));
  expect(faultsIn(open.refused)).toContain(`tables.${weeks}`);
  expect(open).toMatchObject({ id: "ours", version: "2.0.0" });
  expect((await why()).playbook).toEqual({ id: "ours", version: "2.0.0" });
  expect(await get("/healthz/details", therapist)).toMatchObject({ status: 403 });
});
