import { spawnSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { identityLibrary } from "../http/sign-in/identity-library.ts";
import { withTestDatabase } from "../store/testing/test-database.ts";

const store = withTestDatabase();
const command = fileURLToPath(new URL("./accord.ts", import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "accord-setup-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function accord(...args: string[]) {
  const env = { ...process.env, ACCORD_DATA: folder, DATABASE_URL: store.url };
  return spawnSync(process.execPath, [command, ...args], { env, encoding: "utf8" });
}
const setup = (...args: string[]) => accord("setup", ...args);
const amara = ["--organization", "Riverside", "--person", "Amara Okafor", "--email", "Amara@riverside.example"];

describe("accord setup", () => {
  it("makes a clinic and a person whose password is good for one time", async () => {
    const done = setup(...amara, "--role", "therapist", "--time-zone", "America/New_York", "--json");
    expect(done.status, done.stderr).toBe(0);
    const made = JSON.parse(done.stdout);
    const identities = identityLibrary(store.database, "a secret of more than thirty-two characters");
    const from = { ipAddress: "203.0.113.7", now: new Date().toISOString() };
    expect(await identities.signIn("amara@riverside.example", made.password, from)).not.toBeNull();
    const { rows } = await store.asSuperuser((client) =>
      client.query("select must_change_password as must from auth.identity"),
    );
    expect(rows).toEqual([{ must: true }]);
  });

  it("seals what it wrote, so that a clinic run by commands alone has a sealed trail", () => {
    const checked = accord("verify", "--json");
    expect(checked.status, checked.stderr).toBe(0);
    const report = JSON.parse(checked.stdout);
    expect(report).toMatchObject({ checkpoints: 1, unsealed: 0, faults: [] });
    expect(report.events).toBeGreaterThan(0);
    // Looking does not seal: the same again.
    expect(JSON.parse(accord("verify", "--json").stdout)).toEqual(report);
  });

  it("adds to a clinic of that name, and takes an address once", async () => {
    const other = setup(
      "--organization",
      "Riverside",
      "--person",
      "Hana Lindqvist",
      "--email",
      "hana@riverside.example",
      "--role",
      "prescriber",
    );
    expect(other.status, other.stderr).toBe(0);
    const { rows } = await store.asSuperuser((client) =>
      client.query("select count(*)::int as n from accord.organization"),
    );
    expect(rows).toEqual([{ n: 1 }]);
    const again = setup(...amara, "--role", "therapist");
    expect(again.status).toBe(1);
    expect(again.stderr).toContain("signs in with");
  });

  it.each([
    ["a role nobody has", [...amara, "--role", "owner"], "--role"],
    ["no address", ["--organization", "R", "--person", "A", "--email", "amara", "--role", "therapist"], "--email"],
    ["a time zone that is none", [...amara, "--role", "therapist", "--time-zone", "Mars/Olympus"], "--time-zone"],
    ["too little", ["--organization", "R"], "--person"],
  ])("refuses %s with status 2", (_, args, named) => {
    const done = setup(...args);
    expect(done.status).toBe(2);
    expect(done.stderr).toContain(named);
  });
});

describe("accord password", () => {
  it("replaces a forgotten password with one for one time, and ends open sessions", async () => {
    const done = accord("password", "AMARA@riverside.example", "--json");
    expect(done.status, done.stderr).toBe(0);
    const { password } = JSON.parse(done.stdout);
    const { rows } = await store.asSuperuser((client) => client.query("select count(*)::int as n from auth.session"));
    expect(rows).toEqual([{ n: 0 }]);
    const identities = identityLibrary(store.database, "a secret of more than thirty-two characters");
    const from = { ipAddress: "203.0.113.7", now: new Date().toISOString() };
    expect(await identities.signIn("amara@riverside.example", password, from)).not.toBeNull();
  });

  it("says so where nobody has that address", () => {
    const done = accord("password", "nobody@riverside.example");
    expect(done.status).toBe(1);
    expect(done.stderr).toContain("Nobody signs in");
  });
});
