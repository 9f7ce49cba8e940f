import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { ChangeHub } from "../src/http/events/change-hub.ts";
import { buildServer, type Server } from "../src/http/server.ts";
import { loadKnowledge } from "../src/knowledge/load.ts";
import { root } from "./source-files.ts";

const file = join(root, "docs", "openapi.json");

/** Writes docs/openapi.json from the routes themselves; with --check it only says whether it still fits. */
const written = formatted(JSON.stringify(await describeApi()));
if (process.argv.includes("--check")) {
  if (readFileSync(file, "utf8") !== written) {
    console.error("docs/openapi.json does not fit the routes: run `sh scripts/node scripts/write-openapi.ts`.");
    process.exitCode = 1;
  }
} else writeFileSync(file, written);

/** The routes are only described, never called, so no database stands behind them. */
async function describeApi(): Promise<object> {
  const server = {
    settings: {
      host: "127.0.0.1",
      port: 0,
      dataFolder: "",
      databaseUrl: null,
      demo: true,
      publicOrigin: null,
      trustedProxies: [],
      secret: "",
      webFolder: null,
    },
    knowledge: loadKnowledge(),
    changes: new ChangeHub(),
    streams: new Set(),
    clock: () => "2026-01-01T00:00:00.000Z",
  } as unknown as Server;
  const app = await buildServer(server);
  await app.ready();
  return app.swagger();
}

function formatted(json: string): string {
  const biome = join(root, "node_modules", "@biomejs", "biome", "bin", "biome");
  const done = spawnSync(process.execPath, [biome, "format", "--stdin-file-path=docs/openapi.json"], {
    cwd: root,
    input: json,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
  if (done.status !== 0) throw new Error(`biome could not format the description: ${done.stderr}`);
  return done.stdout;
}
