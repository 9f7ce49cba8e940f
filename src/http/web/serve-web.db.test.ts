import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildServer } from "../server.ts";
import { withTestClinic } from "../testing/test-clinic.ts";

const clinic = withTestClinic();
let folder: string;
let app: FastifyInstance;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "accord-web-"));
  await mkdir(join(folder, "assets"));
  await writeFile(join(folder, "index.html"), "<!doctype html><html><head></head><body>app</body></html>");
  await writeFile(join(folder, "theme.js"), "theme()");
  await writeFile(join(folder, "assets/index-BlZ1nihK.js"), "plain()");
  await writeFile(join(folder, "assets/index-BlZ1nihK.js.gz"), gzipSync("plain()"));
  app = await buildServer({ ...clinic.server, settings: { ...clinic.server.settings, webFolder: folder } });
});
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

const get = (url: string, headers: Record<string, string> = {}) => app.inject({ method: "GET", url, headers });

describe("the web app", () => {
  it.each(["/", "/index.html", "/registry", "/patients/0196a000-0000-7000-8000-000000000001", "/password?from=mail"])(
    "answers %s with its one page, whose policy lets no inline script run",
    async (url) => {
      const answer = await get(url);
      expect(answer.statusCode).toBe(200);
      expect(answer.headers["content-type"]).toContain("text/html");
      expect(answer.headers["cache-control"]).toBe("no-store");
      const policy = String(answer.headers["content-security-policy"]);
      expect(policy).toContain("script-src 'self';");
      const nonce = /nonce-([^']+)'/.exec(policy)?.[1];
      expect(answer.body).toContain(`<meta property="csp-nonce" nonce="${nonce}">`);
      expect((await get(url)).headers["content-security-policy"]).not.toBe(policy);
    },
  );

  it("lets browsers keep what is named by its content, compressed where they can read it", async () => {
    const plain = await get("/assets/index-BlZ1nihK.js");
    expect(plain.headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(plain.body).toBe("plain()");
    const packed = await get("/assets/index-BlZ1nihK.js", { "accept-encoding": "gzip" });
    expect(packed.headers).toMatchObject({
      "content-encoding": "gzip",
      "cache-control": "public, max-age=31536000, immutable",
    });
    expect((await get("/theme.js")).headers["cache-control"]).toBe("no-cache");
  });

  it.each(["/assets/", "/missing.js", "/assets/../../secret.js", "/%2e%2e/secret.js", "/api", "/api/nothing"])(
    "has nothing at %s, and says so without a page",
    async (url) => {
      const answer = await get(url);
      expect(answer.statusCode).toBe(404);
      expect(answer.json()).toMatchObject({ code: "not-found" });
    },
  );
});
