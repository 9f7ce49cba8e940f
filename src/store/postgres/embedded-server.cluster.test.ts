import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type EmbeddedServer, joinEmbeddedServer } from "./embedded-server.ts";
import { isAlive } from "./process-table.ts";

let folder: string;
const joined: EmbeddedServer[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "accord-launch-"));
});
afterEach(async () => {
  for (const server of joined.splice(0)) await server.leave();
  await rm(folder, { recursive: true, force: true });
});

async function joinServer(dataFolder = folder): Promise<EmbeddedServer> {
  const server = await joinEmbeddedServer(dataFolder, process.env.ACCORD_POSTGRES);
  joined.push(server);
  return server;
}

async function leave(server: EmbeddedServer): Promise<void> {
  joined.splice(joined.indexOf(server), 1);
  await server.leave();
}

async function ask(server: EmbeddedServer, text: string): Promise<Record<string, unknown> | undefined> {
  const client = new pg.Client(server.superuser);
  await client.connect();
  try {
    return (await client.query(text)).rows[0];
  } finally {
    await client.end();
  }
}

const pidFile = () => join(folder, "postgres/cluster/postmaster.pid");
const serverPid = async () => Number.parseInt(await readFile(pidFile(), "utf8"), 10);

describe("joinEmbeddedServer", () => {
  it("listens on no port, keeps checksums and fsync, and lets nobody else near its files", async () => {
    const server = await joinServer();
    const settings = await ask(
      server,
      `select current_setting('listen_addresses') as ports, current_setting('data_checksums') as checksums,
         current_setting('fsync') as fsync, current_setting('log_statement') as log`,
    );
    expect(settings).toEqual({ ports: "", checksums: "on", fsync: "on", log: "none" });
    expect((await stat(join(folder, "postgres"))).mode & 0o077).toBe(0);
    expect((await stat(join(folder, "database-secrets.json"))).mode & 0o077).toBe(0);
    const stranger = { ...server, superuser: { ...server.superuser, password: "guessed" } };
    await expect(ask(stranger, "select 1")).rejects.toMatchObject({ code: "28P01" });
  });

  it("is shared: all who come at once join one server, and the last to leave stops it", async () => {
    const servers = await Promise.all([joinServer(), joinServer(), joinServer()]);
    const pid = await serverPid();
    await leave(servers[0]!);
    await leave(servers[1]!);
    expect(isAlive(pid)).toBe(true);
    expect(await ask(servers[2]!, "select 1 as one")).toEqual({ one: 1 });
    await leave(servers[2]!);
    // Its parent may need a moment to take note of the end.
    await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  });

  it("adopts the server that a killed process left running", async () => {
    const script = `
      import { joinEmbeddedServer } from ${JSON.stringify(join(import.meta.dirname, "embedded-server.ts"))};
      await joinEmbeddedServer(${JSON.stringify(folder)}, process.env.ACCORD_POSTGRES);
      process.kill(process.pid, "SIGKILL");`;
    const run = promisify(execFile)(process.execPath, ["--input-type=module", "--eval", script]);
    await expect(run).rejects.toMatchObject({ signal: "SIGKILL" });
    const pid = await serverPid();
    expect(isAlive(pid)).toBe(true);
    await joinServer();
    expect(await serverPid()).toBe(pid);
  });

  it("starts over a pid file whose number belongs to another program by now", async () => {
    await leave(await joinServer());
    await writeFile(pidFile(), `${process.pid}\n${join(folder, "postgres/cluster")}\n`);
    expect(await ask(await joinServer(), "select 1 as one")).toEqual({ one: 1 });
  });

  it("takes over a launch lock whose holder is dead", async () => {
    await writeFile(join(folder, "launch.lock"), "999999999 0");
    expect(await ask(await joinServer(), "select 1 as one")).toEqual({ one: 1 });
  });

  it("says so where the secrets are not those of the cluster", async () => {
    await leave(await joinServer());
    const secrets = { superuser: "another", app: "another", identity: "another" };
    await writeFile(join(folder, "database-secrets.json"), JSON.stringify(secrets));
    await expect(joinEmbeddedServer(folder, process.env.ACCORD_POSTGRES)).rejects.toThrow("refuses our password");
  });

  it("finds room for its socket where the data folder lies deep", async () => {
    expect(await ask(await joinServer(join(folder, "x".repeat(90))), "select 1 as one")).toEqual({ one: 1 });
  });
});
