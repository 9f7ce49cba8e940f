import { mkdtemp, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { installationSecret } from "./installation-secret.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "accord-secret-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("makes one secret at first run, for its owner's eyes only, whoever starts at the same moment", async () => {
  const secrets = await Promise.all(
    Array.from({ length: 5 }, () => installationSecret(join(folder, "data"), undefined)),
  );
  expect(new Set(secrets).size).toBe(1);
  expect(secrets[0]?.length).toBeGreaterThanOrEqual(43);
  expect((await stat(join(folder, "data", "secret"))).mode & 0o777).toBe(0o600);
});

it("takes one from outside, but not a short one", async () => {
  expect(await installationSecret(folder, "x".repeat(32))).toBe("x".repeat(32));
  await expect(installationSecret(folder, "short")).rejects.toThrow("ACCORD_SECRET");
});
